import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { get } from '../support/get.ts';
import { holdLock } from '../support/hold-lock.ts';
import { provider } from '../support/new-database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const query = '{ kommune(kode: "101") { daginstitutioner(first: 5) { nodes { navn } } } }';
/** More statements at once than there are connections. */
const many = `{ ${Array.from({ length: 30 }, (_, i) => `a${i}: daginstitutioner(where: { navn: { contains: "x${i}" } }) { totalCount }`).join(' ')} }`;
const mutation = `mutation { createDaginstitution(input: { navn: "Uden modtager", ejerform: "1", lovgrundlag: "1", kommune: "101" }) {
  errors { code } } }`;

const post = (url: string, text: string, init: { signal?: AbortSignal; token?: string } = {}) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(init.token && { authorization: `Bearer ${init.token}` }) },
    body: JSON.stringify({ query: text }),
    ...(init.signal && { signal: init.signal }),
  });

/** Waits, as long as a test may take, until something is so. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(20);
}

/** As patient as may be set. */
const patient = { DATABASE_WAIT_MS: '8000', REQUEST_TIMEOUT_MS: '600000' };

describe.runIf(provider === 'postgresql')('a statement that waits on PostgreSQL', () => {
  let server: TestServer;
  let holder: pg.Client;
  /** Beside it, since a transaction sees the activity of its beginning only. */
  let watcher: pg.Client;
  /** Waits for the same lock as the server's statements, as long and from earlier on: they end by themselves after it. */
  let waiter: pg.Client;
  let outwaited: Promise<never>;

  const connect = async () => {
    const client = new pg.Client({ connectionString: server.databases.register, application_name: 'test' });
    await client.connect();
    return client;
  };
  /** How many of the server's statements are under way. */
  const underWay = async (): Promise<number> => {
    const { rows } = await watcher.query(
      `SELECT count(*)::int AS "count" FROM pg_stat_activity
       WHERE datname = current_database() AND state = 'active' AND application_name <> 'test'`,
    );
    return rows[0].count;
  };
  const start = async (settings: Record<string, string> = {}, table = 'Daginstitution') => {
    server = await startTestServer({ ...patient, ...settings });
    [holder, watcher, waiter] = [await connect(), await connect(), await connect()];
    await holder.query('BEGIN');
    await holder.query(`LOCK TABLE "${table}" IN ACCESS EXCLUSIVE MODE`);
    await waiter.query(`SET lock_timeout = '${patient.DATABASE_WAIT_MS}ms'`);
    outwaited = waiter.query(`SELECT FROM "${table}"`).then(() => new Promise<never>(() => undefined));
    outwaited.catch(() => undefined);
  };
  const readFile = async (path: string, signal?: AbortSignal) =>
    (await fetch(server.url + path, signal ? { signal } : {})).text();
  const begun = () => Promise.race([until(async () => (await underWay()) > 0), outwaited]);
  const ended = () => Promise.race([until(async () => (await underWay()) === 0), outwaited]);
  afterEach(async () => {
    await holder.query('ROLLBACK');
    await Promise.all([holder, watcher, waiter].map((client) => client.end()));
    await server.close();
  });

  it.each(Object.entries({ one: query, 'as many as there are connections': many }))(
    'is cancelled when its caller leaves: %s',
    async (_, text) => {
      await start();
      const leaving = new AbortController();
      const left = expect(post(server.url, text, { signal: leaving.signal })).rejects.toThrow();
      await begun();
      leaving.abort();
      await left;
      await ended();
      await holder.query('ROLLBACK');
      expect((await server.ask(query)).errors).toBeUndefined();
    },
  );

  it.each([
    ['Changeset', '{ status { lastChange } }'],
    ['Changeset', '{ search(text: "solstråle") { totalCount } }'],
    ['KontrolRun', '{ kontrolRuns { nodes { id } } }'],
    ['KodeEdition', '{ kodeEditions { nodes { edition } } }'],
  ])('is cancelled where Prisma reads %s: %s', async (table, text) => {
    await start({}, table);
    const leaving = new AbortController();
    const left = expect(post(server.url, text, { signal: leaving.signal })).rejects.toThrow();
    await begun();
    leaving.abort();
    await left;
    await ended();
    await holder.query('ROLLBACK');
    expect((await server.ask(text)).errors).toBeUndefined();
  });

  it.each(['/eksport/samlet.csv', '/eksport/daginstitution.xml?kommune=101'])(
    'is cancelled when who reads a file leaves: %s',
    async (path) => {
      await start();
      const leaving = new AbortController();
      const left = expect(readFile(path, leaving.signal)).rejects.toThrow();
      await begun();
      leaving.abort();
      await left;
      await ended();
      await holder.query('ROLLBACK');
      expect(await readFile(path)).toContain('aginstitution');
    },
  );

  it('is cancelled at the deadline of its request, whose answer says so', async () => {
    await start({ REQUEST_TIMEOUT_MS: '1000' });
    const response = await post(server.url, query);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'DEADLINE_EXCEEDED' } }] });
    await ended();
    await holder.query('ROLLBACK');
    expect((await server.ask(query)).errors).toBeUndefined();
  });
});

describe('others than the one who leaves', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(patient);
  });
  afterAll(() => server.close());

  it('are answered whole, whenever it leaves', async () => {
    const leave = async (i: number) => {
      const leaving = new AbortController();
      const asked = post(server.url, many, { signal: leaving.signal }).catch((error: Error) => error);
      await setTimeout(i % 40);
      leaving.abort();
      await asked;
    };
    for (let round = 0; round < 4; round++) {
      const leavers = Array.from({ length: 20 }, (_, i) => leave(i * 7));
      const answers = await Promise.all(Array.from({ length: 20 }, () => server.ask(many)));
      expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
      await Promise.all(leavers);
    }
  });
});

describe('a write whose caller leaves', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer(patient);
  });
  afterEach(() => server.close());

  it('is carried out, though it waited when the caller left', async () => {
    const ask = await server.askAs('stil');
    const release = await holdLock(server.databases.register);
    const leaving = new AbortController();
    const token = await server.tokenWith({ roles: ['stil'] });
    const left = expect(post(server.url, mutation, { signal: leaving.signal, token })).rejects.toThrow();
    await setTimeout(500); // so that it does wait
    leaving.abort();
    await left;
    await release();
    const found = '{ daginstitutioner(where: { navn: { eq: "Uden modtager" } }) { totalCount } }';
    await until(
      async () => (await get<{ daginstitutioner: { totalCount: number } }>(ask, found)).daginstitutioner.totalCount > 0,
    );
    expect(await get(ask, found)).toEqual({ daginstitutioner: { totalCount: 1 } });
  });
});
