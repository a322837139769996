import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite } from '../../subgraphs/common/database/sqlite-connection.ts';
import { makeOwnFile, narrowFile, ownFolder } from '../../subgraphs/common/files/owner-only.ts';
import { newFolder } from '../support/new-database.ts';
import { runProduct } from '../support/process.ts';

let folder: ReturnType<typeof newFolder>;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => folder.remove());

const modeOf = (place: string): string => (statSync(place).mode & 0o777).toString(8);

/** Everything under a folder that others may look into, and the folder itself. */
const open = (place: string): string[] =>
  [place, ...readdirSync(place, { recursive: true }).map((entry) => path.join(place, String(entry)))]
    .filter((entry) => existsSync(entry) && (statSync(entry).mode & 0o077) !== 0)
    .map((entry) => `${path.relative(folder.path, entry)} ${modeOf(entry)}`);

/** A process that begins with no umask at all. */
const unmasked = { NODE_OPTIONS: '--import=data:text/javascript,process.umask(0)' };

/** Runs a command, looking all the while for what others may read. */
async function watched(args: string[], env: Record<string, string>): Promise<Set<string>> {
  const data = path.join(folder.path, 'data');
  const seen = new Set<string>();
  const look = () => {
    if (existsSync(data)) for (const one of open(data)) seen.add(one);
  };
  const timer = setInterval(look, 2);
  const { code, stderr } = await runProduct(args, env).finished;
  clearInterval(timer);
  look();
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/error/i)]);
  return seen;
}

describe('under umask 000', () => {
  it('all that a server makes is its owner’s alone, while it writes and afterwards', async () => {
    const data = path.join(folder.path, 'data');
    const env = { ...unmasked, DATA_DIR: data, PORT: '0', SAMPLE: 'small', REGISTER_MODE: 'sandbox' };
    const server = runProduct(['all'], { ...env, AUTH_DEVELOPMENT: 'true' });
    const seen = new Set<string>();
    const timer = setInterval(() => {
      if (existsSync(data)) for (const one of open(data)) seen.add(one);
    }, 2);
    await server.url;
    clearInterval(timer);
    const names = readdirSync(data);
    for (const one of ['register.sandbox.db', 'affiliation.sandbox.db'])
      expect(names).toEqual(expect.arrayContaining([one, `${one}-wal`, `${one}-shm`]));
    expect([...seen, ...open(data)]).toEqual([]);
    await server.stop();
    expect(open(data)).toEqual([]);
  });

  it('so is what the commands make: databases, keys, tokens, reports, files of people', async () => {
    const env = { ...unmasked, DATA_DIR: path.join(folder.path, 'data'), SAMPLE: 'none' };
    const out = (name: string) => path.join(folder.path, 'data', 'out', name);
    mkdirSync(path.join(folder.path, 'data', 'out'), { recursive: true, mode: 0o700 });
    chmodSync(path.join(folder.path, 'data'), 0o700);
    const commands = [
      ['sample', out('sample.csv'), '--size', 'small'],
      ['sample-affiliation', out('people.ndjson')],
      ['load', out('sample.csv'), '--report', out('report.json')],
      ['api-key', 'create', '--role', 'leverandoer', '--kommune', '101'],
      ['cpr-keys', 'create', out('new-keys.json')],
      ['token', '--role', 'stil'],
      ['aula-snapshot'],
      ['aula-export', out('aula.csv')],
    ];
    await watched(['init'], env);
    for (const command of commands) expect([command, ...(await watched(command, env))]).toEqual([command]);
    for (const name of ['sample.csv', 'people.ndjson', 'report.json', 'new-keys.json', 'aula.csv'])
      expect(modeOf(out(name))).toBe('600');
  });

  it('a database is, also where no process has narrowed its umask', () => {
    const before = process.umask(0);
    const file = path.join(folder.path, 'new', 'x.db');
    const connection = openSqlite(`file:${file}`);
    connection.exec('CREATE TABLE t (a)');
    expect(readdirSync(path.dirname(file)).sort()).toEqual(['x.db', 'x.db-shm', 'x.db-wal']);
    expect(open(path.dirname(file))).toEqual([]);
    connection.close();
    process.umask(before);
  });
});

describe('what is there with wider rights', () => {
  it('is narrowed: a database, what lies beside it, its folder, and keys', async () => {
    const data = path.join(folder.path, 'data');
    const env = { DATA_DIR: data, SAMPLE: 'small', PORT: '0' };
    const first = runProduct(['all'], env);
    await first.url;
    first.child.kill('SIGKILL'); // so that the logs stay
    await first.finished;
    chmodSync(data, 0o755);
    for (const name of readdirSync(data))
      if (statSync(path.join(data, name)).isFile()) chmodSync(path.join(data, name), 0o644);
    const second = runProduct(['all'], env);
    await second.url;
    const ours = /\.db(-wal|-shm)?$|keys\.json$/;
    expect(open(data).filter((entry) => ours.test(entry.split(' ')[0] ?? '') || entry.startsWith('data '))).toEqual([]);
    await second.stop();
  });

  it('is refused where the folder is shared with others, in one line', async () => {
    const shared = path.join(folder.path, 'shared');
    mkdirSync(shared);
    chmodSync(shared, 0o755);
    writeFileSync(path.join(shared, 'index.html'), '');
    const { code, stderr } = await runProduct(['init'], { DATA_DIR: shared }).finished;
    expect(stderr).toMatch(/^\S+shared is open to others, and not this product's alone: [^\n]+\n$/);
    expect([code, modeOf(shared), readdirSync(shared)]).toEqual([1, '755', ['index.html']]);
  });

  it('is narrowed where the folder is empty', () => {
    chmodSync(folder.path, 0o755);
    ownFolder(folder.path);
    expect(modeOf(folder.path)).toBe('700');
  });

  it('is not made by what is only looked for, and keeps what is in it', () => {
    const file = path.join(folder.path, 'x');
    narrowFile(file);
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, 'kept');
    chmodSync(file, 0o666);
    makeOwnFile(file);
    expect([modeOf(file), statSync(file).size]).toEqual(['600', 4]);
  });
});

describe('looking at the rights of a database', () => {
  it('leaves the locks of this process on it alone, so that another one does not take its log away', async () => {
    const url = `file:${path.join(folder.path, 'x.db')}`;
    const held = openSqlite(url);
    held.exec('CREATE TABLE t (a)');
    openSqlite(url).close();
    chmodSync(path.join(folder.path, 'x.db'), 0o644);
    openSqlite(url).close();
    const other = `import Database from 'libsql'; const db = new Database(process.argv[1]); db.exec('INSERT INTO t VALUES (1)'); db.close();`;
    execFileSync(process.execPath, ['--input-type=module', '--eval', other, path.join(folder.path, 'x.db')]);
    expect(existsSync(path.join(folder.path, 'x.db-wal'))).toBe(true);
    held.close();
  });
});
