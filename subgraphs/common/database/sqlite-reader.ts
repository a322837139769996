import type Database from 'libsql';
import { LRUCache } from 'lru-cache';
import type { Sql } from './sql.ts';
import { toSqlite } from './sqlite-client.ts';
import { openSqlite } from './sqlite-connection.ts';
import { whenFree } from './when-free.ts';

/** Statements that stay prepared: more than the product has, since a condition makes a statement of its own. */
const keptStatements = 300;

type Statement = ReturnType<Database.Database['prepare']>;
type Convert = (cell: unknown) => unknown;

interface Prepared {
  statement: Statement;
  columns: { name: string; convert: Convert | null }[];
}

/**
 * Reads a SQLite file through statements that are prepared once, on a connection of its own. Rows are as Prisma's raw
 * queries give them, which take three times as long.
 */
export class SqliteReader {
  readonly #connection: Database.Database;
  readonly #patience: number;
  readonly #prepared = new LRUCache<string, Prepared>({ max: keptStatements });

  /** `patience` is how long to wait for another process's lock, in milliseconds. */
  constructor(url: string, patience: number) {
    this.#connection = openSqlite(url);
    this.#connection.exec('PRAGMA busy_timeout = 0; PRAGMA query_only = ON');
    this.#patience = patience;
  }

  async query<Row>({ sql, values }: Sql): Promise<Row[]> {
    const cells = values.map(toSqlite);
    return whenFree(() => this.#read<Row>(sql, cells), this.#patience);
  }

  close(): void {
    this.#prepared.clear();
    if (this.#connection.open) this.#connection.close();
  }

  #read<Row>(sql: string, cells: unknown[]): Row[] {
    const { statement, columns } = this.#prepared.get(sql) ?? this.#prepare(sql);
    return (statement.all(cells) as unknown[][]).map((found) => {
      const row: Record<string, unknown> = {};
      for (const [i, { name, convert }] of columns.entries()) row[name] = convert ? convert(found[i]) : found[i];
      return row as Row;
    });
  }

  #prepare(sql: string): Prepared {
    const statement = this.#connection.prepare(sql);
    const columns = statement.columns().map(({ name, type }) => ({ name, convert: conversions[type ?? ''] ?? null }));
    statement.raw();
    const prepared = { statement, columns };
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}

const unlessNull =
  (convert: (cell: never) => unknown): Convert =>
  (cell) =>
    cell === null ? null : convert(cell as never);

/** By the type that a column was declared with; expressions have none. */
const conversions: Record<string, Convert> = {
  DATETIME: unlessNull((cell: string | number) => new Date(cell)),
  BOOLEAN: unlessNull((cell: number) => cell !== 0),
  BIGINT: unlessNull((cell: number | bigint) => BigInt(cell)),
};
