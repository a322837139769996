import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig, variableNames } from '../../gateway/config/config.ts';
import { environment } from '../../gateway/config/environment.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';

const unilogin = {
  UNILOGIN_KEY_FILE: 'k',
  UNILOGIN_CERT_FILE: 'c',
  UNILOGIN_PROVIDER_ID: 'x',
  UNILOGIN_ANSWER_CA_FILE: 'a',
};

const documents = [
  'README.md',
  'subgraphs/affiliation/README.md',
  'docs/operations.md',
  'docs/security.md',
  'docs/logs.md',
];

const wordsOf = (text: string): string[] => text.match(/\b[A-Z][A-Z_]+\b/g) ?? [];

/** The first column of the tables that are about variables. */
const variablesIn = (text: string): string[] =>
  [...text.matchAll(/^\| variable \|.*\n\|[-|]+\n((?:\|.*\n)+)/gm)].flatMap(([, rows = '']) =>
    rows.split('\n').flatMap((row) => wordsOf(row.split('|')[1] ?? '')),
  );

describe('configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 4000, sample: 'full' });
    expect(readConfig({}).register.databaseUrl).toMatch(/^file:.*\/data\/register\.db$/);
  });

  it.each([
    ['--help', environment],
    ['a README', documents.map((file) => readFileSync(file, 'utf8')).join('')],
  ])('is described in full in %s', (_, text) => {
    expect(variableNames).toContain('PORT');
    expect(variableNames.filter((name) => !new RegExp(`\\b${name}\\b`).test(text))).toEqual([]);
  });

  it('is what the tables of the READMEs and of --help name, each in one table', () => {
    const named = documents.flatMap((file) => variablesIn(readFileSync(file, 'utf8')));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name, i) => named.indexOf(name) !== i)).toEqual([]);
    const helped = [...environment.matchAll(/^ {2}([A-Z_]+(?:,\s+[A-Z_]+)*)\b/gm)].flatMap(([, names = '']) =>
      wordsOf(names),
    );
    expect([...named, ...helped].filter((name) => !variableNames.includes(name))).toEqual([]);
    expect(variableNames.filter((name) => !helped.includes(name))).toEqual([]);
  });

  it.each([
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '1'],
    ['TRUST_PROXY', '0.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['CORS_ORIGINS', 'https://one.example/'],
    ['CORS_ORIGINS', 'one.example'],
  ])('refuses in one line %s=%s, which could not mean anything', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}: give [^\n]*"${value}"`));
  });

  it('takes lists of proxies and origins', () => {
    const { limits } = readConfig({
      TRUST_PROXY: '10.0.0.0/24, ::1 loopback',
      CORS_ORIGINS: 'https://a.dk https://b.dk:8443',
    });
    expect(limits.trustProxy).toEqual(['10.0.0.0/24', '::1', 'loopback']);
    expect(limits.corsOrigins).toEqual(['https://a.dk', 'https://b.dk:8443']);
    expect(readConfig({ TRUST_PROXY: 'false' }).limits.trustProxy).toBe(false);
  });

  it('delivers nowhere unless set to', () => {
    expect(readConfig({}).unilogin).toBeNull();
  });

  it('looks for a subgraph where it listens, unless set otherwise', () => {
    expect(readConfig({ REGISTER_PORT: '4911' }).register.url).toBe('http://127.0.0.1:4911');
    const given = { AFFILIATION_PORT: '4912', AFFILIATION_URL: 'http://affiliation.example' };
    expect(readConfig(given).affiliation.url).toBe('http://affiliation.example');
  });

  it.each(['http://127.0.0.1:4001', 'http://127.0.0.1:4001/', 'http://127.0.0.1:4001/graphql'])(
    'takes the address of a subgraph as its start prints it: %s',
    (printed) => {
      expect(readConfig({ REGISTER_URL: printed }).register.url).toBe('http://127.0.0.1:4001');
    },
  );

  it.each([
    ['REGISTER_DATABSE_URL', 'REGISTER_DATABASE_URL'],
    ['REGISTER_DATABASE', 'REGISTER_DATABASE_URL'],
    ['DATADIR', 'DATA_DIR'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['UNILOGIN_CERTIFICATE_FILE', 'UNILOGIN_CERT_FILE'],
    ['ENVIROMENT', 'ENVIRONMENT'],
    ['AUTH_JWKS_URI', 'AUTH_JWKS_URL'],
  ])('does not start with %s set: it means %s', (misspelt, right) => {
    const line = `${misspelt}: there is no such variable. Did you mean ${right}?`;
    expect(() => readConfig({ [misspelt]: 'file:x.db' })).toThrow(new StartupError(line));
  });

  it('leaves alone what other programs set', () => {
    const others = 'PATH HOME HOSTNAME LANG PWD SHLVL TERM USER NODE_ENV DATABASE_URL POST PORTS REGISTER_SERVICE_HOST';
    const names = [...others.split(' '), 'REGISTER_PORT_4001_TCP_ADDR', 'npm_config_user_agent', 'DATA'];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, 'x'])))).toEqual(readConfig({}));
  });

  it('takes an empty variable for one left out', () => {
    expect(readConfig({ PORT: '' }).port).toBe(4000);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT: give a whole number (it is "http").'],
    [{ PORT: '70000' }, 'PORT: give a port from 0 to 65535 (it is "70000").'],
    [{ SAMPLE: 'big' }, 'SAMPLE: give full, small or none (it is "big").'],
    [{ REGISTER_MODE: 'test' }, 'REGISTER_MODE: give readonly, sandbox or authoritative (it is "test").'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: give debug, info, warn, error or silent (it is "loud").'],
    [
      { REGISTER_DATABASE_URL: 'mysql://x' },
      'REGISTER_DATABASE_URL: give file:… (SQLite) or postgresql://… (PostgreSQL).',
    ],
    [{ REGISTER_URL: 'localhost' }, 'REGISTER_URL: give an http: or https: address.'],
    [{ UNILOGIN_URL: 'http://stil.example/' }, 'UNILOGIN_URL: give an https: address.'],
    [
      { UNILOGIN_KEY_FILE: 'k', UNILOGIN_CERT_FILE: 'c', UNILOGIN_PROVIDER_ID: 'x' },
      'UNILOGIN_ANSWER_CA_FILE: give this as well, since UNILOGIN_PROVIDER_ID is set.',
    ],
    [
      { REGISTER_MODE: 'sandbox', ...unilogin },
      'UNILOGIN_URL: give a stand-in for the import service; REGISTER_MODE is sandbox, whose copy of the plans and people must not reach STIL.',
    ],
    [{ SUBGRAPH_SECRET: 'short' }, 'SUBGRAPH_SECRET: give at least 32 characters.'],
  ])('refuses %j with one line', (variables, line) => {
    expect(() => readConfig(variables as unknown as Record<string, string>)).toThrow(new StartupError(line));
  });

  it('never shows a database address, which can hold a password', () => {
    const variables = { AFFILIATION_DATABASE_URL: 'mysql://user:hemmelig@host/db' };
    expect(() => readConfig(variables)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining('hemmelig') }),
    );
  });

  it('takes two spellings of one file for one database', () => {
    const urls = { REGISTER_DATABASE_URL: 'file:x.db', AFFILIATION_DATABASE_URL: 'file:./x.db' };
    expect(() => readConfig(urls)).toThrow(/each subgraph needs its own/);
  });

  it('refuses one database for both subgraphs', () => {
    const url = 'postgresql://localhost/x';
    expect(() => readConfig({ REGISTER_DATABASE_URL: url, AFFILIATION_DATABASE_URL: url })).toThrow(
      /each subgraph needs its own/,
    );
  });
});
