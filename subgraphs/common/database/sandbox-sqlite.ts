import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import { makeOwnFile } from '../files/owner-only.ts';
import { StartupError } from '../startup-error.ts';
import { openSqlite, sqlitePath } from './sqlite-connection.ts';

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
export function removeSqlite(url: string): void {
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
