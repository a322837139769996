import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signDevelopmentToken } from '../../gateway/commands/token.ts';
import { readConfig } from '../../gateway/config/config.ts';
import product from '../../package.json' with { type: 'json' };
import { type Ask, askOf } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { newDatabase, newFolder, provider } from '../support/new-database.ts';
import { runProduct } from '../support/process.ts';
import { startAsSupport, type TestServer } from '../support/server.ts';

interface Status {
  mode: string;
  lasting: boolean;
  lastChange: number;
  lastChangeAt: string | null;
  codeTableVersion: string;
  version: string;
  database: string;
}
interface Payload {
  errors: { code: string; da: string }[];
  changes: { action: string }[];
  changeset: { first: number } | null;
}

const status = async ({ ask }: Pick<TestServer, 'ask'>): Promise<Status> =>
  (
    await get<{ status: Status }>(
      ask,
      '{ status { mode lasting lastChange lastChangeAt codeTableVersion version database } }',
    )
  ).status;

const createQuery = (navn: string, args = '') =>
  `mutation { createDaginstitution(${args} input: { navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101" })
     { errors { code da } changes { action } changeset { first } } }`;

const create = async ({ ask }: Pick<TestServer, 'ask'>, navn: string, args = ''): Promise<Payload> =>
  (await get<{ createDaginstitution: Payload }>(ask, createQuery(navn, args))).createDaginstitution;

const count = async ({ ask }: Pick<TestServer, 'ask'>, navn: string): Promise<number> =>
  (
    await get<{ daginstitutioner: { totalCount: number } }>(
      ask,
      `{ daginstitutioner(where: { navn: { eq: "${navn}" } }) { totalCount } }`,
    )
  ).daginstitutioner.totalCount;

describe('an authoritative register', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startAsSupport();
  });
  afterAll(() => server.close());

  it('states its mode, its last change and its versions', async () => {
    const before = await status(server);
    expect(before).toMatchObject({
      mode: 'AUTHORITATIVE',
      lasting: true,
      database: provider.toUpperCase(),
      version: product.version,
    });
    expect(before.codeTableVersion).toMatch(/^[0-9a-f]{12}$/);
    const { changeset } = await create(server, 'Varig');
    const after = await status(server);
    expect(after).toEqual({ ...before, lastChange: changeset?.first, lastChangeAt: after.lastChangeAt });
    expect(Date.parse(after.lastChangeAt ?? '')).toBeGreaterThanOrEqual(Date.parse(before.lastChangeAt ?? ''));
  });

  it('marks nothing', async () => {
    expect(await server.ask('{ helloWorld }')).not.toHaveProperty('extensions');
    expect((await fetch(`${server.url}/health`)).headers.get('x-register-mode')).toBe('authoritative');
  });
});

describe('a readonly register', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startAsSupport({ REGISTER_MODE: 'readonly' });
  });
  afterAll(() => server.close());

  it('refuses every write in its payload, and stores nothing', async () => {
    const before = await status(server);
    expect(before).toMatchObject({ mode: 'READONLY', lasting: true });
    const answer = await create(server, 'Afvist');
    expect(answer).toMatchObject({ errors: [{ code: 'REGISTER_READONLY' }], changes: [], changeset: null });
    expect(answer.errors[0]?.da).toContain('kun læses');
    const batch = 'mutation { applyChanges(input: { changes: [] }) { errors { code } } }';
    expect((await get(server.ask, batch)).applyChanges).toEqual({ errors: [{ code: 'REGISTER_READONLY' }] });
    expect(await status(server)).toEqual(before);
  });

  it('answers a dry run', async () => {
    const answer = await create(server, 'Prøvet', 'dryRun: true,');
    expect(answer).toMatchObject({ errors: [], changes: [{ action: 'CREATE' }], changeset: null });
  });
});

describe('a sandbox', () => {
  const folder = newFolder();
  let database: Awaited<ReturnType<typeof newDatabase>>;
  let affiliation: Awaited<ReturnType<typeof newDatabase>>;
  let register: TestServer;
  const run = (shape: string, mode: string) =>
    runProduct([shape], {
      PORT: '0',
      SAMPLE: 'small',
      DATA_DIR: folder.path,
      REGISTER_DATABASE_URL: database.url,
      AFFILIATION_DATABASE_URL: affiliation.url,
      REGISTER_MODE: mode,
      AUTH_DEVELOPMENT: 'true',
    });
  const reset = (mode: string) => run('sandbox-reset', mode).finished;
  /** A process of its own: one that ended has let go of its files, which a library in this process may not have. */
  const startSandbox = async () => {
    const { url, stop } = run('all', 'sandbox');
    const config = readConfig({ DATA_DIR: folder.path, AUTH_DEVELOPMENT: 'true' });
    const address = await url; // by then the development key is there
    const claims = { subject: 'test', roles: ['stil'], kommuner: [], cvrNumre: [], expires: '1h' };
    const ask: Ask = askOf(address, await signDevelopmentToken(config, claims));
    return { url: address, ask, close: stop };
  };

  beforeAll(async () => {
    [database, affiliation] = [await newDatabase(), await newDatabase()];
    register = await startAsSupport({ REGISTER_DATABASE_URL: database.url });
    await create(register, 'Ægte');
  });
  afterAll(async () => {
    await register.close();
    await Promise.all([database.remove(), affiliation.remove()]);
    folder.remove();
  });

  it('accepts writes on a copy of its own, and says on every answer that they do not last', {
    timeout: 120_000,
  }, async () => {
    const sandbox = await startSandbox();
    const original = await status(register);
    expect(await status(sandbox)).toEqual({ ...original, mode: 'SANDBOX', lasting: false });
    expect(await count(sandbox, 'Ægte')).toBe(1);
    const answer = await sandbox.ask(createQuery('Leg'));
    expect(answer).toMatchObject({
      data: { createDaginstitution: { errors: [], changeset: { first: original.lastChange + 1 } } },
      extensions: { sandbox: true },
    });
    expect(await sandbox.ask('{ nonsense }')).toMatchObject({ extensions: { sandbox: true } });
    expect(await sandbox.ask('{ kommune(kode: "999") { navn } }')).toMatchObject({ extensions: { sandbox: true } });
    expect(await (await fetch(`${sandbox.url}/health`)).json()).toEqual({ status: 'ok', mode: 'sandbox' });
    expect([await count(sandbox, 'Leg'), await count(register, 'Leg')]).toEqual([1, 0]);
    expect(await status(register)).toEqual(original);
    await sandbox.close();
  });

  it('is the same after a restart, until it is reset', { timeout: 180_000 }, async () => {
    await create(register, 'Senere');
    const again = await startSandbox();
    expect([await count(again, 'Leg'), await count(again, 'Senere')]).toEqual([1, 0]);
    if (provider === 'sqlite') {
      const { code, stderr } = await reset('sandbox');
      expect([code, stderr]).toEqual([1, expect.stringMatching(/^\S+test\.sandbox\.db is in use\. Stop .*\n$/)]);
    }
    await again.close();
    expect(await reset('sandbox')).toMatchObject({ code: 0, stderr: '' });
    const fresh = await startSandbox();
    expect([await count(fresh, 'Leg'), await count(fresh, 'Senere')]).toEqual([0, 1]);
    expect(await create(fresh, 'Leg')).toMatchObject({ errors: [] });
    await fresh.close();
  });

  it.each(['readonly', 'authoritative'])('is not there to reset in mode %s', async (mode) => {
    const { code, stderr } = await reset(mode);
    expect(code).toBe(1);
    expect(stderr).toBe(`There is a sandbox to reset only with REGISTER_MODE=sandbox (it is "${mode}").\n`);
  });

  it('of a register that is not there begins with the sample, and leaves the register alone', async () => {
    const empty = await newDatabase();
    const sandbox = await startAsSupport({ REGISTER_DATABASE_URL: empty.url, REGISTER_MODE: 'sandbox' });
    expect((await status(sandbox)).lastChange).toBeGreaterThan(100);
    await sandbox.close();
    if (provider === 'sqlite') expect(existsSync(empty.url.replace('file:', ''))).toBe(false);
    await empty.remove();
  });
});
