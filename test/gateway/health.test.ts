import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqlite } from '../../subgraphs/common/database/sqlite-connection.ts';
import { askOf } from '../support/ask.ts';
import { newDatabase, newFolder, provider } from '../support/new-database.ts';
import { type ProductProcess, runProduct } from '../support/process.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

interface Ready {
  status: string;
  mode: string;
  checks: { name: string; ok: boolean; reason?: string }[];
}

async function readyOf(url: string): Promise<{ status: number; body: Ready }> {
  const response = await fetch(`${url}/health/ready`);
  return { status: response.status, body: (await response.json()) as Ready };
}

/** What is wrong, by name. */
async function wrongOf(url: string): Promise<Record<string, string | undefined>> {
  const { status, body } = await readyOf(url);
  const wrong = body.checks.filter(({ ok }) => !ok);
  expect([status, body.status]).toEqual(wrong.length === 0 ? [200, 'ready'] : [503, 'unready']);
  return Object.fromEntries(wrong.map(({ name, reason }) => [name, reason]));
}

describe('one process', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  it('is live, and ready when each of its databases can be read and written', async () => {
    expect(await (await fetch(`${server.url}/health/live`)).json()).toEqual({ status: 'ok' });
    const { status, body } = await readyOf(server.url);
    expect([status, body.status, body.mode]).toEqual([200, 'ready', 'authoritative']);
    const ofOne = ['database', 'migrated', 'writable'];
    expect(body.checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        ...ofOne.map((name) => `register ${name}`),
        ...ofOne.map((name) => `affiliation ${name}`),
        'affiliation follower',
        'disk',
      ]),
    );
  });

  it('is not ready on a database that a newer version migrated, and ready again without it', async () => {
    const database = server.databases.register;
    await execute(
      database,
      `INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "applied_steps_count",
      "finished_at") VALUES ('x', 'x', '29990101000000_next', 1, ${provider === 'sqlite' ? '1' : 'now()'})`,
    );
    await expect
      .poll(() => wrongOf(server.url), { timeout: 10_000 })
      .toEqual({ 'register migrated': 'migration next comes from a newer version' });
    await execute(database, `DELETE FROM "_prisma_migrations" WHERE "id" = 'x'`);
    await expect.poll(() => wrongOf(server.url), { timeout: 10_000 }).toEqual({});
  });

  it.runIf(provider === 'postgresql')('is not ready on a database that takes no writes', async () => {
    const name = new URL(server.databases.affiliation).pathname.slice(1);
    await execute(server.databases.affiliation, `ALTER DATABASE "${name}" SET default_transaction_read_only = on`);
    await execute(
      server.databases.register,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    await expect
      .poll(() => wrongOf(server.url), { timeout: 20_000 })
      .toEqual({ 'affiliation writable': expect.stringContaining('takes no writes') });
    await execute(server.databases.register, `ALTER DATABASE "${name}" RESET default_transaction_read_only`);
  });
});

it('a process whose disk is nearly full is not ready', async () => {
  const server = await startTestServer({ DISK_MIN_FREE_MB: '999999999', SAMPLE: 'none' });
  expect(await wrongOf(server.url)).toEqual({ disk: expect.stringMatching(/^\d+ MB are free$/) });
  await server.close();
});

describe('three processes', () => {
  const cleanUp: (() => unknown)[] = [];
  const run = (args: string[], env: Record<string, string>): ProductProcess => {
    const started = runProduct(args, env);
    cleanUp.push(() => started.stop());
    return started;
  };
  afterAll(async () => {
    for (const end of cleanUp.reverse()) await end();
  });

  it('are ready together, say who is away, and refuse one of another mode with the reason', async () => {
    const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
    cleanUp.push(folder.remove, register.remove, affiliation.remove);
    const env = {
      ...{ PORT: '0', REGISTER_PORT: '0', AFFILIATION_PORT: '0', SAMPLE: 'none', REGISTER_POLL_MS: '200' },
      ...{ DATA_DIR: folder.path, REGISTER_DATABASE_URL: register.url, AFFILIATION_DATABASE_URL: affiliation.url },
    };
    const first = run(['register'], env);
    const registerUrl = await first.url;
    const REGISTER_URL = `${registerUrl}/graphql`; // as the start prints it
    const AFFILIATION_URL = await run(['affiliation'], { ...env, REGISTER_URL }).url;
    const gateway = await run(['gateway'], { ...env, REGISTER_URL, AFFILIATION_URL }).url;
    for (const url of [registerUrl, AFFILIATION_URL, gateway])
      await expect.poll(() => wrongOf(url), { timeout: 10_000 }).toEqual({});

    await first.stop();
    await expect.poll(() => wrongOf(gateway), { timeout: 10_000 }).toEqual({ register: 'no answer' });

    const readonly = await run(['register'], {
      ...env,
      REGISTER_PORT: new URL(registerUrl).port,
      REGISTER_MODE: 'readonly',
    }).url;
    const apart = expect.stringMatching(/^one is "authoritative \S+", the other "readonly \S+"\.$/);
    await expect.poll(() => wrongOf(gateway), { timeout: 10_000 }).toEqual({ register: apart });
    expect(await wrongOf(readonly)).toEqual({});
    const { errors } = await askOf(gateway)('{ kommune(kode: "101") { navn } }');
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('one is "readonly'),
      extensions: { code: 'PEER_DISAGREES', retryable: true },
    });
  });

  it('a gateway refuses subgraphs that follow another register than its own', async () => {
    const databases = await Promise.all([newDatabase(), newDatabase(), newDatabase()]);
    const folder = newFolder();
    cleanUp.push(folder.remove, ...databases.map(({ remove }) => remove));
    const [own, other, affiliation] = databases.map(({ url }) => url) as [string, string, string];
    const env = {
      ...{ PORT: '0', REGISTER_PORT: '0', AFFILIATION_PORT: '0', SAMPLE: 'none', REGISTER_POLL_MS: '200' },
      ...{ DATA_DIR: folder.path, AFFILIATION_DATABASE_URL: affiliation },
    };
    const register = (url: string) => run(['register'], { ...env, REGISTER_DATABASE_URL: url }).url;
    const [REGISTER_URL, otherUrl] = await Promise.all([register(own), register(other)]);
    const AFFILIATION_URL = await run(['affiliation'], { ...env, REGISTER_URL: otherUrl }).url;
    const gateway = await run(['gateway'], { ...env, REGISTER_URL, AFFILIATION_URL }).url;
    const reason = expect.stringMatching(/^the register is on timeline \S+, affiliation follows \S+\.$/);
    await expect.poll(() => wrongOf(gateway), { timeout: 10_000 }).toEqual({ affiliation: reason });
    const refused = async () => (await askOf(gateway)('{ kommuner { nodes { kode } } }')).errors?.[0]?.extensions?.code;
    await expect.poll(refused, { timeout: 15_000 }).toBe('PEER_DISAGREES');
    expect((await fetch(`${gateway}/health/live`)).status).toBe(200);
  });

  it('an affiliation that never heard of its register is not ready', async () => {
    const [folder, affiliation] = [newFolder(), await newDatabase()];
    cleanUp.push(folder.remove, affiliation.remove);
    const url = await run(['affiliation'], {
      ...{ AFFILIATION_PORT: '0', SAMPLE: 'none', DATA_DIR: folder.path, AFFILIATION_DATABASE_URL: affiliation.url },
      REGISTER_URL: 'http://127.0.0.1:1',
    }).url;
    expect(await wrongOf(url)).toEqual({ follower: 'the register was not heard of yet' });
  });
});

async function execute(url: string, statement: string): Promise<void> {
  if (provider === 'sqlite') {
    const connection = openSqlite(url);
    connection.exec(statement);
    connection.close();
    return;
  }
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // it may end its own connection
  await client.connect();
  await client.query(statement);
  await client.end();
}
