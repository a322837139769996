import path from 'node:path';
import Database from 'libsql';
import { makeOwnFile, narrowFile, ownFolder } from '../files/owner-only.ts';
import { PreparedStatements } from './prepared-statements.ts';
import type { Sql } from './sql.ts';
import { whenFree } from './when-free.ts';

/** The file behind a `file:` URL. */
export const sqlitePath = (url: string) => url.replace(/^file:(\/\/)?/, '');

/**
 * Opens one SQLite connection. The settings belong to a connection, not to the file, so every connection is made here:
 * WAL lets readers go on while one writes; synchronous=FULL makes an acknowledged commit survive a power cut;
 * secure_delete overwrites what is deleted, so that an erased person is not left in free pages. SQLite gives the files
 * beside a database the rights of the database, so that one is made for its owner alone before SQLite sees it.
 */
export function openSqlite(url: string): Database.Database {
  const file = path.resolve(sqlitePath(url));
  ownFolder(path.dirname(file));
  makeOwnFile(file);
  for (const beside of ['-wal', '-shm', '-journal']) narrowFile(file + beside);
  const connection = new Database(file);
  connection.exec('PRAGMA busy_timeout = 10000');
  connection.exec('PRAGMA journal_mode = WAL');
  connection.exec('PRAGMA synchronous = FULL');
  connection.exec('PRAGMA foreign_keys = ON');
  connection.exec('PRAGMA secure_delete = ON');
  return connection;
}

/** Reads a SQLite file through statements that are prepared once, on a connection of its own. */
export class SqliteReader {
  readonly #connection: Database.Database;
  readonly #statements: PreparedStatements;
  readonly #patience: number;

  /** `patience` is how long to wait for another process's lock, in milliseconds. */
  constructor(url: string, patience: number) {
    this.#connection = openSqlite(url);
    this.#connection.exec('PRAGMA busy_timeout = 0; PRAGMA query_only = ON');
    this.#statements = new PreparedStatements(this.#connection);
    this.#patience = patience;
  }

  async query<Row>({ sql, values }: Sql): Promise<Row[]> {
    return whenFree(() => this.#statements.query<Row>(sql, values), this.#patience);
  }

  close(): void {
    this.#statements.clear();
    if (this.#connection.open) this.#connection.close();
  }
}
