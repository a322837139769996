import path from 'node:path';
import type { InStatement, InValue } from '@libsql/client';
import type Database from 'libsql';
import { openSqlite, sqlitePath } from './sqlite-connection.ts';
import { refuseGone, watchSqliteFile } from './sqlite-file.ts';
import { isBusy, whenFree } from './when-free.ts';

type Arguments = InValue[];
type Result = { columns: string[]; columnTypes: string[]; rows: unknown[][]; rowsAffected: number };

/** The writers of this process to a file, whichever of its connections they use: each waits for the one before. */
const lines = new Map<string, Promise<void>>();

/** Settles with how to leave when it is this writer's turn: in the order of their coming. */
async function takeTurn(file: string): Promise<() => void> {
  const before = lines.get(file);
  let leave = () => {};
  const turn = new Promise<void>((resolve) => {
    leave = resolve;
  });
  lines.set(file, turn);
  await before;
  return () => {
    if (lines.get(file) === turn) lines.delete(file);
    leave();
  };
}

/**
 * What Prisma's libSQL adapter asks of a libSQL client, on one SQLite connection of ours.
 * libSQL's own client opens a new connection after every transaction, which would lose the connection's settings,
 * and builds an object per row; here rows stay arrays. Waits for other processes' locks beside the event loop.
 */
export class SqliteClient {
  readonly #connection: Database.Database;
  readonly #whyGone: () => string | null;
  readonly #file: string;
  /** How long to wait for another process's lock, in milliseconds. */
  readonly #patience: number;

  constructor(url: string, patience: number) {
    this.#connection = openSqlite(url);
    this.#whyGone = watchSqliteFile(url);
    this.#connection.exec('PRAGMA busy_timeout = 0');
    this.#file = path.resolve(sqlitePath(url));
    this.#patience = patience;
  }

  async execute(statement: InStatement): Promise<Result> {
    const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement;
    return this.#whenFree(() => run(this.#connection, sql, (args ?? []) as Arguments));
  }

  /** IMMEDIATE takes the write lock at once; a deferred transaction that reads first can fail when it turns to write. */
  async transaction() {
    const connection = this.#connection;
    const leave = await takeTurn(this.#file);
    const rollback = () => connection.open && connection.inTransaction && connection.exec('ROLLBACK');
    try {
      refuseGone(this.#whyGone());
      await this.#whenFree(() => connection.exec('BEGIN IMMEDIATE'));
    } catch (error) {
      leave();
      throw error;
    }
    return {
      execute: (statement: InStatement) => this.execute(statement),
      commit: async () => {
        try {
          await this.#whenFree(() => connection.exec('COMMIT'));
          refuseGone(this.#whyGone()); // it may be gone since the beginning
        } finally {
          rollback(); // a commit that failed can leave its transaction open, and Prisma does not end it
          leave();
        }
      },
      rollback: async () => {
        rollback();
        leave();
      },
    };
  }

  async executeMultiple(script: string): Promise<void> {
    await this.#whenFree(() => this.#connection.exec(script));
  }

  /** libSQL lets go of the file only when its statements are collected: nothing may be left in the log until then. */
  close(): void {
    const connection = this.#connection;
    if (!connection.open) return;
    try {
      if (!connection.inTransaction) connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (!isBusy(error)) throw error; // others are at it: the last of them does it
    }
    connection.close();
  }

  #whenFree<Made>(attempt: () => Made): Promise<Made> {
    return whenFree(attempt, this.#patience);
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
export function toSqlite(value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('a text is not well-formed Unicode');
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00'); // as Prisma stores it
  return value;
}
