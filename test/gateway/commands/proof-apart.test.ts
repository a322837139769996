import { execFile } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { signDevelopmentToken } from '../../../gateway/commands/token.ts';
import { readConfig } from '../../../gateway/config/config.ts';
import { type Ask, askOf } from '../../support/ask.ts';
import { freePort } from '../../support/free-port.ts';
import { get } from '../../support/get.ts';
import { newDatabase, newFolder, provider } from '../../support/new-database.ts';
import { storePeople, unitsOf } from '../../support/people.ts';
import { type ProductProcess, runProduct } from '../../support/process.ts';
import type { TestServer } from '../../support/server.ts';
import { openTestAffiliation } from '../../support/test-affiliation.ts';

type Env = Record<string, string>;

/** Settings of a product of its own, its SQLite files in the folder of the data, where a newcomer has them. */
async function settings(): Promise<{ env: Env; folder: string; remove(): Promise<void> }> {
  const folder = newFolder();
  const databases = [await newDatabase(), await newDatabase()] as const;
  const [REGISTER_DATABASE_URL, AFFILIATION_DATABASE_URL] = databases.map(({ url }) => url) as [string, string];
  const urls: Env = provider === 'sqlite' ? {} : { REGISTER_DATABASE_URL, AFFILIATION_DATABASE_URL };
  return {
    env: { PORT: '0', SAMPLE: 'small', DATA_DIR: path.join(folder.path, 'data'), ...urls },
    folder: folder.path,
    remove: async () => {
      await Promise.all(databases.map(({ remove }) => remove()));
      folder.remove();
    },
  };
}

describe('what proves that nothing is lost or changed', () => {
  let own: Awaited<ReturnType<typeof settings>>;
  beforeEach(async () => {
    own = await settings();
  });
  afterEach(() => own.remove());

  const said = async (env: Env): Promise<string> => {
    const server = runProduct(['all', '--init'], env);
    await server.url;
    return (await server.stop()).stdout;
  };

  it('is said to lie beside the data where it does', async () => {
    expect(await said(own.env)).toMatch(
      /^Beside the data, and lost with them: the witness of given numbers \(WITNESS_DIR\) and the seals of the logs \(SEAL_FILE\)\.$/m,
    );
  });

  it('lies outside of the data in production, and where is said', async () => {
    const keys = path.join(own.folder, 'cpr-keys.json');
    await runProduct(['cpr-keys', 'create', keys]).finished;
    const output = await said({ ...own.env, SAMPLE: 'none', ENVIRONMENT: 'production', CPR_KEYS_FILE: keys });
    const { DATA_DIR: data = '' } = own.env;
    expect(output).toContain(`The witness of given numbers (WITNESS_DIR): ${data}-witness\n`);
    expect(output).toContain(`The seals of the logs (SEAL_FILE): ${data}-seals/seals.ndjson\n`);
    expect(output).not.toContain('Beside the data');
    expect(existsSync(`${data}-seals/seals.ndjson`)).toBe(true);
  });

  it('is not left behind unseen where it was among the data: one line says how to move it', async () => {
    const { DATA_DIR: data = '' } = own.env;
    const among = path.join(data, 'seals', 'seals.ndjson');
    await said({ ...own.env, SAMPLE: 'none' });
    const sealed = '{"log":"register","nr":1,"hash":"x","at":"2026-11-28T10:00:00.000Z"}\n';
    writeFileSync(among, sealed);
    const production = {
      ...own.env,
      ENVIRONMENT: 'production',
      SAMPLE: 'none',
      SECRETS_IN_DATA_DIR: 'allow',
      CPR_KEYS_FILE: path.join(data, 'cpr-keys.json'),
    };
    for (const command of [['all'], ['verify-log'], ['backup', path.join(own.folder, 'backup')]]) {
      const { code, stdout, stderr } = await runProduct(command, production).finished;
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^SEAL_FILE: the seals of the logs are in [^\n]*seals\.ndjson, [^\n]*Upgrading[^\n]*\n$/);
      expect(stderr).toContain(among);
    }
    expect(() => readConfig({ ...production, SEAL_FILE: among })).not.toThrow();
    const { stderr } = await runProduct(['all'], production).finished;
    await promisify(execFile)('sh', ['-c', /: (mkdir .*) \(or set/.exec(stderr)?.[1] ?? 'false']);
    expect(await said(production)).toContain(`The seals of the logs (SEAL_FILE): ${data}-seals/seals.ndjson\n`);
    expect(readFileSync(`${data}-seals/seals.ndjson`, 'utf8')).toContain(sealed);
    expect(statSync(`${data}-seals`).mode & 0o777).toBe(0o700);
  });

  it('can be written, or there is no start', async () => {
    const { code, stderr } = await runProduct(['all'], { ...own.env, SEAL_FILE: own.folder }).finished;
    expect([code, stderr]).toEqual([
      1,
      `SEAL_FILE: the seals of the logs cannot be written to ${own.folder} (EISDIR).\n`,
    ]);
  });
});

describe('three processes', () => {
  const processes: ProductProcess[] = [];
  let own: Awaited<ReturnType<typeof settings>>;
  let gateway: string;
  let env: Env;
  let alma: string;

  const start = (shape: string, more: Env = {}): Promise<string> => {
    const started = runProduct([shape], { ...env, ...more });
    processes.push(started);
    return started.url;
  };

  beforeAll(async () => {
    own = await settings();
    env = {
      ...own.env,
      AUTH_DEVELOPMENT: 'true',
      AFFILIATION_PORT: '0',
      REGISTER_POLL_MS: '200',
      SEAL_EVERY_MS: '1000',
      REGISTER_PORT: await freePort(),
    };
    const [, affiliation] = await Promise.all([start('register'), start('affiliation')]);
    gateway = await start('gateway', { AFFILIATION_URL: affiliation });
    const [unit = ''] = unitsOf('101');
    const config = readConfig(env);
    const databases = { register: config.register.databaseUrl, affiliation: config.affiliation.databaseUrl };
    const followed = '{ dagplejegrupper(first: 0) { totalCount } }';
    await vi.waitUntil(
      async () => !/"totalCount":0|errors/.test(JSON.stringify(await askOf(gateway)(followed))),
      30_000,
    );
    const handle = await openTestAffiliation({ config, databases } as TestServer);
    alma = await storePeople(handle, '101', ({ person, tie }) => {
      const id = person();
      tie({ personId: id, aktoertype: 'barn', enhedsNummer: unit });
      return id;
    });
    await handle.close();
  }, 120_000);
  afterAll(async () => {
    await Promise.all(processes.map((one) => one.stop()));
    await own.remove();
  });

  async function askAs(role: string, kommuner: string[], subject = 'test'): Promise<Ask> {
    const claims = { subject, roles: [role], kommuner, cvrNumre: [], enheder: [], expires: '1h' };
    return askOf(gateway, await signDevelopmentToken(readConfig(env), claims));
  }

  async function refusals(role: string, kommuner: string[]): Promise<object[]> {
    const query = `{ laeselog(first: 1000, where: { lineKind: { eq: AFSLAG } }) { nodes {
      actor personId kommuneKode hvad formaal antal } } }`;
    return (await get<{ laeselog: { nodes: object[] } }>(await askAs(role, kommuner), query)).laeselog.nodes;
  }

  it('note whose credentials do not hold, as one does', async () => {
    const send = (headers: Env) =>
      fetch(`${gateway}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ personer { totalCount } }"}',
      });
    const claims = Buffer.from('{"sub":"anna"}').toString('base64url');
    const answers = [
      await send({ 'x-api-key': `dtg_0123456789abcdef_${'A'.repeat(43)}` }),
      await send({ authorization: `Bearer a.${claims}.c` }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    await expect
      .poll(async () => JSON.stringify(await refusals('tilsyn', [])))
      .toMatch(/(?=.*"anonymous:key-[\da-f]{16}")(?=.*"anonymous:subject-[\da-f]+")/);
  });

  it('note who asks without credentials, and who is refused a person', async () => {
    await askOf(gateway)('{ personer { totalCount } }');
    await expect
      .poll(() => refusals('tilsyn', []))
      .toContainEqual(expect.objectContaining({ actor: 'anonymous', hvad: 'CREDENTIALS_MISSING', kommuneKode: null }));
    const foreign = await askAs('kommunal', ['147'], 'fremmed');
    expect(await get(foreign, 'query ($id: ID!) { person(id: $id) { navn } }', { id: alma })).toEqual({ person: null });
    expect(await refusals('databeskyttelse', ['101'])).toContainEqual(
      expect.objectContaining({ actor: 'person:fremmed', kommuneKode: '101', personId: alma, formaal: 'Query.person' }),
    );
  });

  const npm = async (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> => {
    const { PATH = '', HOME = '' } = process.env;
    try {
      return {
        code: 0,
        ...(await promisify(execFile)('npm', ['run', '-s', ...args], { env: { PATH, HOME, ...env } })),
      };
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string };
    }
  };

  it('are proven by npm run verify-log, which says that the seals lie beside the data', async () => {
    const seals = path.join(env.DATA_DIR ?? '', 'seals', 'seals.ndjson');
    await expect.poll(() => readFileSync(seals, 'utf8'), { timeout: 10_000 }).toMatch(/"log":"read"/);
    const { code, stdout } = await npm('verify-log', '--', '--log', 'read');
    expect(stdout).toMatch(
      /^read: the lines 1 to \d+ are as they were written; \d+ seals hold, the last of line \d+\. They lie beside the data that they prove: /,
    );
    expect(code).toBe(0);
    const copy = path.join(own.folder, 'copy.ndjson');
    writeFileSync(copy, readFileSync(seals));
    expect((await npm('verify-log', '--', '--log', 'read', '--seals', copy)).stdout).toContain(
      `They lie outside the folders of the data: ${copy}.`,
    );
  });

  it('have their read log cut by npm run log-retention, and it is proven after', async () => {
    const { code, stdout, stderr } = await npm('log-retention', '--', '--before', new Date().toISOString());
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^\d+ lines of the read log were taken away, up to line \d+\.\n$/);
    const proven = await npm('verify-log');
    expect(proven.stdout).toMatch(/^read: the lines (?!1 )\d+ to \d+ are as they were written/m);
    expect(proven.code).toBe(0);
  });

  it('are not taken for proven where the file of their seals is lost', async () => {
    const seals = path.join(env.DATA_DIR ?? '', 'seals', 'seals.ndjson');
    const elsewhere = { ...env, SEAL_FILE: path.join(own.folder, 'lost.ndjson') };
    const { code, stdout } = await runProduct(['verify-log', '--log', 'register'], elsewhere).finished;
    expect(stdout).toMatch(/^register: line \d+: [^\n]*lost\.ndjson has no seal of it\.\n$/);
    expect(code).toBe(1);
    expect((await runProduct(['verify-log', '--log', 'register'], { ...env, SEAL_FILE: seals }).finished).code).toBe(0);
  });
});
