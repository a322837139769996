import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ask } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { provider } from '../support/new-database.ts';
import { newStore, type Started, type Store, shapes } from '../support/put-back.ts';
import { startPostgres } from '../support/start-postgres.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const read = '{ kommune(kode: "101") { daginstitutioner(first: 5) { nodes { navn } } } }';
const count = '{ changes(after: 0, first: 0) { head } }';

const post = async ({ url }: Started, query: string) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body: await response.json() };
};

interface Payload {
  errors: { code: string; retryable: boolean }[];
  replayed: boolean;
  changeset: { first: number } | null;
}
const mutation = (navn: string, key: string) => {
  const input = `navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101"`;
  return `mutation { createDaginstitution(input: { ${input} }, idempotencyKey: "${key}") { errors { code retryable } replayed changeset { first } } }`;
};
const create = async (ask: Ask, navn: string, key: string) =>
  (await get<{ createDaginstitution: Payload }>(ask, mutation(navn, key))).createDaginstitution;
const headOf = async (ask: Ask) => (await get<{ changes: { head: number } }>(ask, count)).changes.head;

const unavailable = {
  status: 503,
  retryAfter: expect.stringMatching(/^\d+$/),
  body: { errors: [{ extensions: { code: 'DATABASE_UNAVAILABLE', retryable: true, da: expect.any(String) } }] },
};

describe.runIf(provider === 'postgresql').each(shapes)('PostgreSQL away, in %s', (shape) => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let proxy: TcpProxy;
  let store: Store;
  let now: Started;
  const lines: string[] = [];

  beforeAll(async () => {
    postgres = await startPostgres({ isDurable: false });
    proxy = await startTcpProxy(postgres.url);
    for (const name of ['register', 'affiliation']) await asAdmin(`CREATE DATABASE "${name}"`);
    const REGISTER_DATABASE_URL = proxy.url(`${postgres.url}/register`);
    const AFFILIATION_DATABASE_URL = `${postgres.url}/affiliation`;
    store = await newStore();
    const settings = { REGISTER_DATABASE_URL, AFFILIATION_DATABASE_URL, LOG_LEVEL: 'warn' };
    now = await store.start(shape, settings, { write: (line) => lines.push(line) });
  });
  afterAll(async () => {
    await now.stop();
    await proxy.close();
    await postgres.stop();
    await store.remove();
  });

  async function asAdmin(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: `${postgres.url}/postgres` });
    await client.connect();
    await client.query(statement);
    await client.end();
  }

  const answersAgain = () => vi.waitFor(async () => expect((await post(now, read)).status).toBe(200), 10_000);

  it('is answered with 503 and a code, for reading and writing, and logged once', async () => {
    expect((await post(now, read)).status).toBe(200);
    await proxy.goAway();
    lines.length = 0;
    for (let i = 0; i < 5; i += 1) expect(await post(now, read)).toMatchObject(unavailable);
    const { errors } = await now.ask(mutation('Borte', randomUUID()));
    expect(errors).toMatchObject([{ extensions: { code: 'DATABASE_UNAVAILABLE', retryable: true } }]);
    expect((await fetch(`${now.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${now.url}/health/ready`)).status).toBe(503);
    if (shape === 'one process') {
      expect((await fetch(`${now.url}/eksport/samlet.csv`)).status).toBe(503);
      expect(lines.filter((line) => line.includes('the database does not answer'))).toHaveLength(1);
      expect(lines.filter((line) => line.includes('unexpected error'))).toEqual([]);
    }
    await proxy.comeBack();
    await answersAgain();
    const names = '{ daginstitutioner(where: { navn: { eq: "Borte" } }) { totalCount } }';
    expect(await get(now.ask, names)).toEqual({ daginstitutioner: { totalCount: 0 } });
    expect((await create(now.ask, 'Tilbage', randomUUID())).errors).toEqual([]);
    const followed = '{ affiliationStatus { registerChange } }';
    const caughtUp = { affiliationStatus: { registerChange: await headOf(now.ask) } };
    await vi.waitFor(async () => expect(await get(now.ask, followed)).toEqual(caughtUp), 10_000);
  });

  it('recovers from connections that an operator ends', async () => {
    await post(now, read);
    await asAdmin(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'register'`);
    await setTimeout(50);
    await answersAgain();
    expect((await create(now.ask, 'Efter afbrydelsen', randomUUID())).errors).toEqual([]);
  });

  it.each([
    ['before', 'was not stored', false],
    ['after', 'was stored', true],
  ] as const)(
    'lost %s a commit was carried out leaves the outcome open, and the key tells that it %s',
    async (when, _, isStored) => {
      const [key, before] = [randomUUID(), await headOf(now.ask)];
      proxy.breakAt('COMMIT', when);
      expect((await create(now.ask, `Åben ${when}`, key)).errors).toMatchObject([
        { code: 'OUTCOME_UNKNOWN', retryable: true },
      ]);
      await answersAgain();
      await vi.waitFor(async () => expect(await headOf(now.ask)).toBe(isStored ? before + 1 : before));
      const again = await create(now.ask, `Åben ${when}`, key);
      expect(again).toEqual({ errors: [], replayed: isStored, changeset: { first: before + 1 } });
      expect(await headOf(now.ask)).toBe(before + 1);
    },
  );

  it('lost before the commit is begun stores nothing', async () => {
    const before = await headOf(now.ask);
    proxy.breakAt('INSERT INTO "Change"', 'before');
    const { errors } = await now.ask(mutation('Halvvejs', randomUUID()));
    expect(errors).toMatchObject([{ extensions: { code: 'DATABASE_UNAVAILABLE' } }]);
    await answersAgain();
    expect(await headOf(now.ask)).toBe(before);
  });

  it('is the same when the server itself is stopped', async () => {
    await postgres.stop();
    expect(await post(now, read)).toMatchObject(unavailable);
    expect((await fetch(`${now.url}/health/live`)).status).toBe(200);
  });
});
