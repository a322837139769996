import type Database from 'libsql';
import { PreparedStatements } from './prepared-statements.ts';
import type { Sql } from './sql.ts';
import { openSqlite } from './sqlite-connection.ts';
import { whenFree } from './when-free.ts';

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
