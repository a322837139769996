import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newDatabase, newFolder, provider } from '../support/new-database.ts';
import { runProduct } from '../support/process.ts';

let folder: ReturnType<typeof newFolder>;
let databases: Awaited<ReturnType<typeof newDatabase>>[];
let env: Record<string, string>;

beforeEach(async () => {
  folder = newFolder();
  databases = [await newDatabase(), await newDatabase()];
  env = {
    PORT: '0',
    DATA_DIR: path.join(folder.path, 'data'),
    REGISTER_DATABASE_URL: databases[0]?.url ?? '',
    AFFILIATION_DATABASE_URL: databases[1]?.url ?? '',
  };
});
afterEach(async () => {
  folder.remove();
  await Promise.all(databases.map(({ remove }) => remove()));
});

const made = () => readdirSync(folder.path, { recursive: true });
const run = (args: string[], more: Record<string, string> = {}) => runProduct(args, { ...env, ...more }).finished;

const commands = [
  ['findings'],
  ['recheck'],
  ['deliver', '--dry-run'],
  ['aula-export', '-'],
  ['aula-snapshot'],
  ['cpr-keys', 'list'],
  ['verify-log'],
  ['verify-log', '--log', 'read'],
  ['log-retention', '--before', '2025-01-01'],
  ['backup', 'nowhere'],
  ['refollow'],
  ['cpr-keys', 'rotate'],
];

describe('a command on a register that is not there', () => {
  it.each(commands)('says so and makes none: %s %s %s', async (...args) => {
    const { code, stdout, stderr } = await run(args.filter(Boolean));
    const place = provider === 'sqlite' ? 'test\\.db' : '(REGISTER|AFFILIATION)_DATABASE_URL';
    expect(stderr).toMatch(
      new RegExp(`^There is no (register|affiliation) database in [^\\n]*${place}\\. [^\\n]*npm run init\\.\\n$`),
    );
    expect([code, stdout, made()]).toEqual([1, '', []]);
  });

  it('says that no API key was made yet', async () => {
    const { code, stderr } = await run(['api-key', 'list']);
    expect([code, stderr, made()]).toEqual([
      1,
      `No API key was made yet in ${path.join(folder.path, 'data', 'api-keys.json')}.\n`,
      [],
    ]);
  });
});

describe('in production', () => {
  const production = async () => {
    const keys = path.join(folder.path, 'cpr-keys.json');
    await run(['cpr-keys', 'create', keys]);
    return { ENVIRONMENT: 'production', CPR_KEYS_FILE: keys };
  };

  it('nothing is made of a database that is not there', async () => {
    const settings = await production();
    for (const args of [['all'], ['register'], ['affiliation'], ['load', 'x.csv']]) {
      const { code, stderr } = await run(args, { ...settings, REGISTER_PORT: '0', AFFILIATION_PORT: '0' });
      if (args[0] === 'load') expect(stderr).toMatch(/^[^\n]+\n$/);
      else expect(stderr).toMatch(/^There is no (register|affiliation) database in [^\n]*npm run init\.\n$/);
      expect(code).toBe(1);
    }
    expect(made()).toEqual(['cpr-keys.json']);
  });

  it('a register is made by init, empty, and then served', async () => {
    const settings = await production();
    expect((await run(['init'], settings)).stdout).toBe(
      'The register database is made.\nThe affiliation database is made.\n',
    );
    const server = runProduct(['all'], { ...env, ...settings });
    const answer = await fetch(`${await server.url}/graphql?query={status{lastChange}}`);
    expect(await answer.json()).toEqual({ data: { status: { lastChange: 0 } } });
    await server.stop();
    expect((await run(['init'], settings)).stdout).toMatch(
      /^(The \w+ database was there already; nothing was done\.\n){2}$/,
    );
  });

  it('a start makes one when asked to', async () => {
    const server = runProduct(['all', '--init'], { ...env, ...(await production()) });
    expect(await server.url).toMatch(/^http/);
    await server.stop();
  });

  it('no invented units are asked for', async () => {
    const { code, stderr } = await run(['all'], { ...(await production()), SAMPLE: 'small' });
    expect([code, stderr]).toEqual([
      1,
      'SAMPLE: small is not for ENVIRONMENT=production, which never invents units.\n',
    ]);
  });

  it('missing keys are reported before anything is made', async () => {
    for (const args of [['all', '--init'], ['init'], ['affiliation', '--init']]) {
      const { code, stderr } = await run(args, {
        ENVIRONMENT: 'production',
        CPR_KEYS_FILE: path.join(folder.path, 'lost.json'),
      });
      expect(stderr).toMatch(/^CPR_KEYS_FILE: [^\n]*lost\.json is not a file of keys[^\n]*\n$/);
      expect(code).toBe(1);
    }
    expect(made()).toEqual([]);
  });
});
