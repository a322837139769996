import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ChangesetWriter } from '../../subgraphs/register/change/changeset-writer.ts';
import type { Ask } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { holdLock } from '../support/hold-lock.ts';
import { provider } from '../support/new-database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const publicRead = '{ kommune(kode: "101") { daginstitutioner(first: 5) { nodes { navn } } } }';
const people = '{ personer(where: { kommune: { eq: "101" } }, first: 1) { nodes { id } } }';

interface Payload {
  errors: { code: string; retryable: boolean; da: string; en: string }[];
  changeset: { first: number; last: number } | null;
}
const create = async (ask: Ask, navn: string): Promise<Payload> => {
  const input = `navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101"`;
  const query = `mutation { createDaginstitution(input: { ${input} }) { errors { code retryable da en } changeset { first last } } }`;
  return (await get<{ createDaginstitution: Payload }>(ask, query)).createDaginstitution;
};

const headOf = async (ask: Ask) =>
  (await get<{ changes: { head: number } }>(ask, '{ changes(after: 0, first: 0) { head } }')).changes.head;

/** Asks over HTTP and tells the status, too. */
const post = async (url: string, query: string, token?: string) => {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() };
};

describe('while another process writes', () => {
  let server: TestServer;
  let support: Ask;
  let kommunal: Ask;
  beforeAll(async () => {
    server = await startTestServer({ DATABASE_WAIT_MS: '8000' });
    support = await server.askAs('stil');
    kommunal = await server.askAs('kommunal', '101');
  });
  afterAll(() => server.close());

  it('everybody is answered who does not write, and who writes is when it is done', async () => {
    const release = await holdLock(server.databases.register);
    const events: string[] = [];
    const written = create(support, 'Ventende').then((payload) => {
      events.push('written');
      return payload;
    });
    await setTimeout(100); // so that it does wait
    for (const path of ['/health', '/health/ready', '/eksport/samlet.csv?kommune=101']) {
      const response = await fetch(`${server.url}${path}`);
      await response.arrayBuffer(); // a file that nobody reads on holds up the end
      expect(response.status).toBe(200);
    }
    expect((await server.ask(publicRead)).errors).toBeUndefined();
    events.push('read');
    await release();
    expect(await written).toMatchObject({ errors: [], changeset: { first: expect.any(Number) } });
    expect(events).toEqual(['read', 'written']);
  });

  it.runIf(provider === 'sqlite')('who comes and goes leaves the write-ahead log to those who are at it', async () => {
    const before = await create(support, 'Før besøget');
    const file = server.databases.register.replace(/^file:/, '');
    const visit = `import Database from 'libsql'; const one = new Database(${JSON.stringify(file)});
      one.prepare('SELECT count(*) FROM "Change"').all(); one.close();`;
    execFileSync(process.execPath, ['--input-type=module', '-e', visit], { cwd: import.meta.dirname });
    expect(existsSync(`${file}-wal`)).toBe(true);
    const after = await create(support, 'Efter besøget');
    expect([before.errors, after.errors]).toEqual([[], []]);
  });

  it('reading persons, which is noted, waits without holding up others', async () => {
    const release = await holdLock(server.databases.affiliation);
    const events: string[] = [];
    const shown = kommunal(people).then((answer) => {
      events.push('shown');
      return answer;
    });
    await setTimeout(100);
    expect((await server.ask(publicRead)).errors).toBeUndefined();
    expect((await create(support, 'Imens')).errors).toEqual([]);
    events.push('read and written');
    await release();
    expect((await shown).errors).toBeUndefined();
    expect(events).toEqual(['read and written', 'shown']);
  });

  it('those who wait are more than there are connections, and reading goes on all the same', async () => {
    const release = await holdLock(server.databases.register);
    const waiting = Array.from({ length: 30 }, (_, i) => create(support, `Nummer ${i}`));
    await setTimeout(100);
    const reads = await Promise.all(Array.from({ length: 20 }, () => server.ask(publicRead)));
    expect(reads.every(({ errors }) => errors === undefined)).toBe(true);
    await release();
    const spans = (await Promise.all(waiting)).map(
      ({ errors, changeset }) => (errors[0]?.code ?? changeset?.first) as number,
    );
    expect(new Set(spans).size).toBe(30);
    if (provider === 'sqlite') expect(spans).toEqual([...spans].sort((a, b) => a - b)); // in the order of their coming
  });
});

describe('a wait that ends', () => {
  let server: TestServer;
  let support: Ask;
  beforeAll(async () => {
    server = await startTestServer({ DATABASE_WAIT_MS: '200', DATABASE_STATEMENT_MS: '1000' });
    support = await server.askAs('stil');
  });
  afterAll(() => server.close());

  it('is a refusal of the write that says to come again, and nothing is stored later', async () => {
    const before = await headOf(support);
    const release = await holdLock(server.databases.register);
    const refused = await create(support, 'Aldrig gemt');
    await release();
    expect(refused).toEqual({
      errors: [
        {
          code: 'DATABASE_BUSY',
          retryable: true,
          da: expect.stringContaining('optaget'),
          en: expect.stringContaining('busy'),
        },
      ],
      changeset: null,
    });
    await setTimeout(300);
    expect(await headOf(support)).toBe(before);
    expect((await create(support, 'Gemt')).changeset).toEqual({ first: before + 1, last: before + 1 });
    const found = '{ daginstitutioner(where: { navn: { eq: "Aldrig gemt" } }) { totalCount } }';
    expect(await get(support, found)).toEqual({ daginstitutioner: { totalCount: 0 } });
  });

  it('is such a refusal, too, of a write that lasts too long', async () => {
    const before = await headOf(support);
    const { write } = ChangesetWriter.prototype;
    const slow = vi.spyOn(ChangesetWriter.prototype, 'write').mockImplementation(async function (
      this: ChangesetWriter,
      changes,
    ) {
      await setTimeout(1_500);
      return write.call(this, changes);
    });
    const refused = await create(support, 'For sen');
    slow.mockRestore();
    expect(refused).toMatchObject({ errors: [{ code: 'DATABASE_BUSY', retryable: true }], changeset: null });
    expect(await headOf(support)).toBe(before);
  });

  it.runIf(provider === 'postgresql')('is a 503 also for the public, where a table may not even be read', async () => {
    const client = new pg.Client({ connectionString: server.databases.register });
    await client.connect();
    await client.query('BEGIN');
    await client.query('LOCK TABLE "Daginstitution" IN ACCESS EXCLUSIVE MODE');
    const refused = await Promise.all(Array.from({ length: 15 }, () => post(server.url, publicRead)));
    const others = await post(server.url, '{ kommune(kode: "101") { navn } }');
    await client.query('ROLLBACK');
    await client.end();
    for (const one of refused)
      expect(one).toMatchObject({
        status: 503,
        retryAfter: expect.stringMatching(/^\d+$/),
        body: { errors: [{ extensions: { code: 'DATABASE_BUSY', retryable: true, da: expect.any(String) } }] },
      });
    expect(others).toMatchObject({ status: 200, body: { data: { kommune: { navn: 'København' } } } });
    expect((await post(server.url, publicRead)).status).toBe(200);
  });

  it('is a 503 of a query that needs it', async () => {
    const release = await holdLock(server.databases.affiliation);
    const refused = await post(server.url, people, await server.tokenWith({ roles: ['kommunal'], kommuner: ['101'] }));
    await release();
    expect(refused).toMatchObject({
      status: 503,
      retryAfter: expect.stringMatching(/^\d+$/),
      body: { errors: [{ path: ['personer'], extensions: { code: 'DATABASE_BUSY', retryable: true } }] },
    });
  });
});
