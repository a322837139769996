import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { makeOwnFile } from '../files/owner-only.ts';
import { StartupError } from '../startup-error.ts';
import { connectForMigration } from './migration-connection.ts';
import { postgresAddress, providerOf } from './sql.ts';
import { openSqlite, sqlitePath } from './sqlite-connection.ts';

/** Makes the sandbox of a database, a copy that nothing of is ever brought back, unless there is one. Returns its address. */
export async function openSandbox(url: string): Promise<string> {
  const sandbox = sandboxUrl(url);
  if (providerOf(url) === 'sqlite') copySqlite(url, sandbox);
  else await copyPostgres(url, sandbox, false);
  return sandbox;
}

/** Throws away what was done in a sandbox: makes the copy anew. */
export async function resetSandbox(url: string): Promise<void> {
  const sandbox = sandboxUrl(url);
  if (providerOf(url) === 'postgresql') return copyPostgres(url, sandbox, true);
  removeSqlite(sandbox);
  copySqlite(url, sandbox);
}

/** The address of a database's sandbox: a file beside it (register.sandbox.db), or a schema of the same database. */
export function sandboxUrl(url: string): string {
  if (providerOf(url) === 'sqlite') {
    const { dir, name, ext } = path.parse(sqlitePath(url));
    return `file:${path.join(dir, `${name}.sandbox${ext}`)}`;
  }
  const address = new URL(url);
  address.searchParams.set('schema', `${address.searchParams.get('schema') ?? 'public'}_sandbox`);
  return address.href;
}

const fileOf = (url: string): string => path.resolve(sqlitePath(url));

/** Copies a database file, also while others write to it. A register that is not there yet leaves nothing to copy. */
export function copySqlite(url: string, copyUrl: string): void {
  const [file, copy] = [fileOf(url), fileOf(copyUrl)];
  if (existsSync(copy) || !existsSync(file)) return;
  const part = `${copy}.${randomUUID()}`;
  const connection = openSqlite(url);
  try {
    makeOwnFile(part); // SQLite takes an empty file
    connection.prepare('VACUUM INTO ?').run([part]);
    linkSync(part, copy); // unlike a rename it never replaces a copy that another process opened meanwhile
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    connection.close();
    rmSync(part, { force: true });
  }
}

/** Removes a database file, unless something has it open: that would go on writing to a file that is gone. */
function removeSqlite(url: string): void {
  const file = fileOf(url);
  if (!existsSync(file)) return;
  if (isInUse(file)) throw new StartupError(`${file} is in use. Stop the server first, then reset the sandbox.`);
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
}

/** Only the last connection to a file can leave WAL. */
export function isInUse(file: string): boolean {
  const connection = new Database(file);
  try {
    connection.exec('PRAGMA busy_timeout = 0');
    const [row] = connection.prepare('PRAGMA journal_mode = DELETE').all() as { journal_mode: string }[];
    return row?.journal_mode !== 'delete';
  } catch (error) {
    if (String((error as NodeJS.ErrnoException).code).startsWith('SQLITE_BUSY')) return true;
    throw error;
  } finally {
    connection.close();
  }
}

const schemaOf = (url: string): string => postgresAddress(url).schema ?? 'public';

/**
 * Copies a schema, with every table, row and index, to another schema of the same database: no second database to
 * create, and no data over the wire. One transaction on one snapshot, so that others may read and write meanwhile.
 */
async function copyPostgres(url: string, copyUrl: string, anew: boolean): Promise<void> {
  const [schema, copy] = [schemaOf(url), schemaOf(copyUrl)];
  const connection = await connectForMigration(url);
  try {
    const found = await connection.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [copy]);
    if (found.length > 0 && !anew) return;
    const tables = await connection.query('SELECT tablename FROM pg_tables WHERE schemaname = $1', [schema]);
    const copies = tables.map(({ tablename }) => copyTable(`"${schema}"."${tablename}"`, `"${copy}"."${tablename}"`));
    await connection.script(
      `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; DROP SCHEMA IF EXISTS "${copy}" CASCADE; CREATE SCHEMA "${copy}"; ${copies.join(' ')}`,
    );
  } finally {
    await connection.close();
  }
}

const copyTable = (from: string, to: string): string =>
  `CREATE TABLE ${to} (LIKE ${from} INCLUDING ALL); INSERT INTO ${to} SELECT * FROM ${from};`;
