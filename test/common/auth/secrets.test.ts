import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../../gateway/config/config.ts';
import { newFolder } from '../../support/new-database.ts';
import { runProduct } from '../../support/process.ts';

let folder: ReturnType<typeof newFolder>;
let data: string;
let elsewhere: string;
beforeAll(() => {
  folder = newFolder();
  [data, elsewhere] = ['data', 'secrets'].map((name) => path.join(realpathSync(folder.path), name)) as [string, string];
  for (const one of [data, elsewhere]) mkdirSync(one, { mode: 0o700 });
  symlinkSync(data, path.join(folder.path, 'link'));
});
afterAll(() => folder.remove());

const production = (more: Record<string, string> = {}) =>
  readConfig({ ENVIRONMENT: 'production', DATA_DIR: data, ...more });
const filesOf = ({ affiliation, auth, subgraphSecretFile }: ReturnType<typeof readConfig>) => [
  affiliation.cprKeys.file,
  auth.apiKeysFile,
  subgraphSecretFile,
];
const names = ['cpr-keys.json', 'api-keys.json', 'subgraph-secret'];
const within = (dir: string) => names.map((name) => path.join(dir, name));

describe('secrets', () => {
  it('lie beside the data in development, so that nothing is to be set up', () => {
    expect(filesOf(readConfig({ DATA_DIR: data }))).toEqual(within(data));
  });

  it('lie elsewhere in production, unless they are allowed beside the data', () => {
    expect(filesOf(production())).toEqual(within('/etc/dagtilbudsgraf'));
    expect(filesOf(production({ SECRETS_DIR: elsewhere }))).toEqual(within(elsewhere));
    expect(filesOf(production({ SECRETS_IN_DATA_DIR: 'allow' }))).toEqual(within(data));
  });

  it.each<[string, () => Record<string, string>]>([
    ['CPR_KEYS_FILE', () => ({ CPR_KEYS_FILE: path.join(data, 'k.json') })],
    ['CPR_KEYS_FILE', () => ({ CPR_KEYS_FILE: path.join(folder.path, 'link', 'deeper', 'k.json') })],
    ['API_KEYS_FILE', () => ({ API_KEYS_FILE: path.join(data, 'sub', 'k.json') })],
    ['CPR_KEYS_FILE', () => ({ SECRETS_DIR: data })],
    [
      'CPR_KEYS_FILE',
      () => ({ CPR_KEYS_FILE: path.join(elsewhere, 'k.json'), AFFILIATION_DATABASE_URL: `file:${elsewhere}/a.db` }),
    ],
  ])('are refused among the data in production, in one line: %s', (variable, settings) => {
    const line = new RegExp(
      `^${variable}: \\S+ is among the data that it guards [^\\n]+ or set SECRETS_IN_DATA_DIR=allow\\.$`,
    );
    expect(() => production(settings())).toThrow(line);
    expect(() => production({ ...settings(), SECRETS_IN_DATA_DIR: 'allow' })).not.toThrow();
    expect(() => readConfig({ DATA_DIR: data, ...settings() })).not.toThrow();
  });

  it('whose folder only begins like that of the data are not among them', () => {
    expect(production({ SECRETS_DIR: `${data}-keys` }).affiliation.cprKeys.file).toBe(`${data}-keys/cpr-keys.json`);
    expect(production({ SECRETS_DIR: `${data}/../..keys` }).affiliation.cprKeys.file).toMatch(/\.\.keys/);
  });

  it('that were left among the data from before are not passed over', () => {
    const left = path.join(data, 'api-keys.json');
    writeFileSync(left, '[]');
    expect(() => production({ SECRETS_DIR: elsewhere })).toThrow(
      `${left} is among the data that it guards, which ENVIRONMENT=production refuses. Move it to ${elsewhere}/api-keys.json,`,
    );
    writeFileSync(path.join(elsewhere, 'api-keys.json'), '[]');
    expect(() => production({ SECRETS_DIR: elsewhere })).not.toThrow();
  });

  it('are named at the start: where the keys are, and none of them', async () => {
    const keys = path.join(elsewhere, 'cpr-keys.json');
    await runProduct(['cpr-keys', 'create', keys]).finished;
    const server = runProduct(['all', '--init'], {
      ...{ ENVIRONMENT: 'production', DATA_DIR: data, SECRETS_DIR: elsewhere, PORT: '0' },
    });
    const url = await server.url;
    const { stdout } = await server.stop();
    expect(stdout).toBe(
      [
        `The keys that personal data are sealed with: ${keys}`,
        `The witness of given numbers (WITNESS_DIR): ${data}-witness`,
        `The seals of the logs (SEAL_FILE): ${data}-seals/seals.ndjson`,
        `Dagtilbudsgraf (all) answers at ${url}/graphql\n`,
      ].join('\n'),
    );
  });
});
