import type { InStatement, InValue } from '@libsql/client';
import type Database from 'libsql';
import { openSqlite } from './sqlite-connection.ts';
import { refuseGone, watchSqliteFile } from './sqlite-file.ts';

type Arguments = InValue[];
type Result = { columns: string[]; columnTypes: string[]; rows: unknown[][]; rowsAffected: number };

/**
 * What Prisma's libSQL adapter asks of a libSQL client, on one SQLite connection of ours.
 * libSQL's own client opens a new connection after every transaction, which would lose the connection's settings,
 * and builds an object per row; here rows stay arrays.
 */
export class SqliteClient {
  readonly #connection: Database.Database;
  readonly #whyGone: () => string | null;

  constructor(url: string) {
    this.#connection = openSqlite(url);
    this.#whyGone = watchSqliteFile(url);
  }

  async execute(statement: InStatement): Promise<Result> {
    const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement;
    return run(this.#connection, sql, (args ?? []) as Arguments);
  }

  /** IMMEDIATE takes the write lock at once; a deferred transaction that reads first can fail when it turns to write. */
  async transaction() {
    const connection = this.#connection;
    refuseGone(this.#whyGone());
    connection.exec('BEGIN IMMEDIATE');
    return {
      execute: (statement: InStatement) => this.execute(statement),
      commit: async () => {
        connection.exec('COMMIT');
        refuseGone(this.#whyGone()); // it may be gone since the beginning
      },
      rollback: async () => {
        if (connection.inTransaction) connection.exec('ROLLBACK');
      },
    };
  }

  async executeMultiple(script: string): Promise<void> {
    this.#connection.exec(script);
  }

  /**
   * The last connection that closes is to leave nothing in the write-ahead log, but SQLite takes one for open until its
   * statements are collected; so the log is emptied before. Who else is connected does that at its own end.
   */
  close(): void {
    if (!this.#connection.open) return;
    this.#connection.exec('PRAGMA busy_timeout = 0');
    this.#connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
    this.#connection.close();
  }
}

function run(connection: Database.Database, sql: string, args: Arguments): Result {
  const statement = connection.prepare(sql);
  if (!statement.reader) {
    const { changes } = statement.run(args.map(toSqlite));
    return { columns: [], columnTypes: [], rows: [], rowsAffected: changes };
  }
  const columns = statement.columns();
  const rows = statement.raw().all(args.map(toSqlite)) as unknown[][];
  return { columns: columns.map((c) => c.name), columnTypes: columns.map((c) => c.type ?? ''), rows, rowsAffected: 0 };
}

/** The native library ends the whole process when it meets half a surrogate pair, so it never gets to see one. */
function toSqlite(value: InValue): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('a text is not well-formed Unicode');
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}
