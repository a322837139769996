import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../gateway/config/config.ts';
import { newKey as newCprKey } from '../../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { createApiKey } from '../../../subgraphs/common/auth/api-keys.ts';
import { createOnce } from '../../../subgraphs/common/files/write-file.ts';
import { StartupError } from '../../../subgraphs/common/startup-error.ts';
import { newDatabase, newFolder } from '../../support/new-database.ts';
import { type ProductProcess, runProduct } from '../../support/process.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { askMe } from './ask-me.ts';
import { newKey, type Provider, startProvider } from './provider.ts';

const development = newFolder();
const running: ProductProcess[] = [];
const cleanUp: (() => unknown)[] = [];
let provider: Provider;
let token: string;

const run = (args: string[], env: Record<string, string>): ProductProcess => {
  const started = runProduct(args, env);
  running.push(started);
  return started;
};
const makeToken = async (...args: string[]) =>
  (await run(['token', ...args], { DATA_DIR: development.path }).finished).stdout.trim();

beforeAll(async () => {
  token = await makeToken('--role', 'kommunal', '--kommune', '101', '--sub', 'udvikler-1');
  const { keys } = JSON.parse(readFileSync(path.join(development.path, 'development-jwks.json'), 'utf8'));
  provider = await startProvider({ ...(await newKey('x')), publicJwk: keys[0] });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((started) => started.stop()));
  for (const remove of cleanUp.splice(0)) await remove();
});
afterAll(async () => {
  await provider.close();
  development.remove();
});

/** Settings of a product of its own. */
async function settings(): Promise<Record<string, string>> {
  const [folder, register, affiliation] = [newFolder(), await newDatabase(), await newDatabase()];
  cleanUp.push(folder.remove, register.remove, affiliation.remove);
  const databases = { REGISTER_DATABASE_URL: register.url, AFFILIATION_DATABASE_URL: affiliation.url };
  return { PORT: '0', REGISTER_PORT: '0', SAMPLE: 'none', DATA_DIR: folder.path, ...databases };
}

const own = { AUTH_ISSUER: 'dagtilbudsgraf-development', AUTH_AUDIENCE: 'dagtilbudsgraf' };

describe('development tokens', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ AUTH_DEVELOPMENT: 'true', SAMPLE: 'none', DATA_DIR: development.path });
  });
  afterAll(() => server.close());

  it('are accepted with AUTH_DEVELOPMENT=true', async () => {
    const { body } = await askMe(server.url, { authorization: `Bearer ${token}` });
    const roles = [{ role: 'KOMMUNAL', kommuner: ['101'], cvrNumre: [], enheder: [] }];
    expect(body).toEqual({ data: { me: { kind: 'PERSON', subject: 'udvikler-1', roles } } });
  });

  it('are refused when the key is of another folder', async () => {
    const other = await startTestServer({ AUTH_DEVELOPMENT: 'true', SAMPLE: 'none' });
    const { status } = await askMe(other.url, { authorization: `Bearer ${token}` });
    await other.close();
    expect(status).toBe(401);
  });

  it('come from a private key that only its owner can read, and that is made once', async () => {
    const file = path.join(development.path, 'development-key.json');
    const before = readFileSync(file, 'utf8');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    await Promise.all([makeToken('--role', 'stil'), makeToken('--role', 'stil')]);
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readFileSync(path.join(development.path, 'development-jwks.json'), 'utf8')).not.toContain('"d"');
  });

  it('are not made in production', async () => {
    const env = { DATA_DIR: development.path, ENVIRONMENT: 'production', SECRETS_IN_DATA_DIR: 'allow' };
    const SEAL_FILE = path.join(development.path, 'elsewhere', 'seals.ndjson'); // not where the development server has its own
    const { code, stdout, stderr } = await run(['token', '--role', 'stil'], { ...env, SEAL_FILE }).finished;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe('token: development tokens are not for ENVIRONMENT=production.\n');
  });
});

describe('without anything set up', () => {
  it('tokens are refused, and the API is everybody’s to read', async () => {
    const server = await startTestServer({ AUTH_DEVELOPMENT: '', SAMPLE: 'none' });
    const anybody = await askMe(server.url, {});
    const { status, body } = await askMe(server.url, { authorization: `Bearer ${token}` });
    await server.close();
    expect(anybody.status).toBe(200);
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([401, 'TOKENS_NOT_ACCEPTED']);
  });
});

describe('an API key that is more than a key may be', () => {
  it('is named at the start in one line, by its id', async () => {
    const env = await settings();
    const rights = {
      name: 'Gammel',
      roles: ['databeskyttelse' as const],
      kommuner: ['101'],
      cvrNumre: [],
      enheder: [],
    };
    const { kept } = createApiKey({ ...rights, dataProtection: false }, new Date(Date.now() + 86_400_000));
    writeFileSync(path.join(env.DATA_DIR ?? '', 'api-keys.json'), JSON.stringify([kept]));
    const started = run(['all'], env);
    await started.url;
    const { stderr } = await started.stop();
    expect(stderr).toContain(
      `API_KEYS_FILE: key ${kept.id} (Gammel) is not accepted: it holds databeskyttelse, and nobody said --data-protection.\n`,
    );
  });
});

describe('a start that would let the wrong ones in ends with one line', () => {
  const developmentKeyLine = /^The JWKS holds a development key, which is not for ENVIRONMENT=production[^\n]*\n$/;

  it.each(['all', 'register', 'gateway'])('for a development key in the file of a production: %s', async (shape) => {
    const env = await settings();
    const file = path.join(env.DATA_DIR ?? '', 'jwks.json');
    copyFileSync(path.join(development.path, 'development-jwks.json'), file);
    const started = run([shape, '--init'], { ...env, ...own, ENVIRONMENT: 'production', AUTH_JWKS_FILE: file });
    const { code, stdout, stderr } = await started.finished;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(developmentKeyLine);
  });

  it('for a development key behind the address of a production', async () => {
    const env = { ...(await settings()), ...own, ENVIRONMENT: 'production', AUTH_JWKS_URL: provider.url };
    const { code, stderr } = await run(['all', '--init'], env).finished;
    expect([code, stderr]).toEqual([1, expect.stringMatching(developmentKeyLine)]);
  });

  it('and one that a provider shows only later is not used', async () => {
    provider.state = 'down';
    const env = { ...(await settings()), ...own, ENVIRONMENT: 'production', AUTH_JWKS_URL: provider.url };
    const keys = path.join(development.path, 'cpr-keys-of-production.json');
    createOnce(keys, JSON.stringify([newCprKey()]));
    const url = await run(['all', '--init'], { ...env, CPR_KEYS_FILE: keys }).url;
    provider.state = 'up';
    const { status, body } = await askMe(url, { authorization: `Bearer ${token}` });
    expect([status, body.errors?.[0]?.extensions.code]).toEqual([503, 'AUTH_UNAVAILABLE']);
  });

  it.each([
    [{ AUTH_JWKS_FILE: '/nonexistent/jwks.json' }, /^AUTH_JWKS_FILE: there is no file \/nonexistent\/jwks\.json\.\n$/],
    [{ AUTH_JWKS_FILE: 'package.json' }, /^AUTH_JWKS_FILE: \S+package\.json is not a JSON Web Key Set[^\n]*\n$/],
    [{ API_KEYS_FILE: 'package.json' }, /^API_KEYS_FILE: \S+package\.json is not a list of API keys[^\n]*\n$/],
  ])('for %j', async (wrong, line) => {
    const { code, stderr } = await run(['register'], { ...(await settings()), ...own, ...wrong }).finished;
    expect([code, stderr]).toEqual([1, expect.stringMatching(line)]);
  });
});

describe('a key file that changes', () => {
  it('is read again without a restart', async () => {
    const folder = newFolder();
    cleanUp.push(folder.remove);
    const file = path.join(folder.path, 'jwks.json');
    writeFileSync(file, '{"keys":[]}');
    const server = await startTestServer({ AUTH_DEVELOPMENT: '', ...own, AUTH_JWKS_FILE: file, SAMPLE: 'none' });
    const status = async () => (await askMe(server.url, { authorization: `Bearer ${token}` })).status;
    const before = await status();
    copyFileSync(path.join(development.path, 'development-jwks.json'), file);
    const after = await status();
    await server.close();
    expect([before, after]).toEqual([401, 200]);
  });
});

describe('configuration of who may sign in', () => {
  const url = 'https://login.test/jwks';
  it.each([
    [{ ENVIRONMENT: 'prod' }, 'ENVIRONMENT: give development or production (it is "prod").'],
    [{ AUTH_DEVELOPMENT: 'yes' }, 'AUTH_DEVELOPMENT: give true or false (it is "yes").'],
    [{ AUTH_JWKS_URL: 'login.test' }, 'AUTH_JWKS_URL: give an http: or https: address.'],
    [
      { AUTH_JWKS_URL: url },
      'AUTH_ISSUER and AUTH_AUDIENCE: give both, so that tokens for other services are refused.',
    ],
    [
      { ...own, AUTH_JWKS_URL: url, AUTH_JWKS_FILE: 'x' },
      'Give one of AUTH_JWKS_URL, AUTH_JWKS_FILE and AUTH_DEVELOPMENT=true.',
    ],
    [
      { ...own, AUTH_JWKS_URL: url, AUTH_DEVELOPMENT: 'true' },
      'Give one of AUTH_JWKS_URL, AUTH_JWKS_FILE and AUTH_DEVELOPMENT=true.',
    ],
    [
      { ENVIRONMENT: 'production', AUTH_DEVELOPMENT: 'true' },
      'AUTH_DEVELOPMENT: true is not for ENVIRONMENT=production; anybody could sign a token.',
    ],
    [
      { ...own, ENVIRONMENT: 'production', AUTH_JWKS_URL: 'http://login.test/jwks' },
      'AUTH_JWKS_URL: give an https: address; over http: anybody on the way could put keys in.',
    ],
  ])('refuses %j with one line', (variables, line) => {
    const settings = { DATA_DIR: '/nonexistent', ...(variables as unknown as Record<string, string>) };
    expect(() => readConfig(settings)).toThrow(new StartupError(line));
  });
});
