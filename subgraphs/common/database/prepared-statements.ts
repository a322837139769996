import type Database from 'libsql';
import { LRUCache } from 'lru-cache';
import { Turns } from '../turns/turns.ts';

/** Statements that stay prepared: more than the product has, since a condition makes a statement of its own. */
const keptStatements = 300;

/** Rows that are read before it is looked at the clock again: twice what the native library reads at once. */
const rowsAtOnce = 200;

type Convert = (cell: unknown) => unknown;

interface Prepared {
  statement: ReturnType<Database.Database['prepare']>;
  columns: { name: string; type: string; convert: Convert | null }[];
  isReader: boolean;
}

/** The statements of one SQLite connection, each prepared once. */
export class PreparedStatements {
  readonly #connection: Database.Database;
  readonly #kept = new LRUCache<string, Prepared>({ max: keptStatements });

  constructor(connection: Database.Database) {
    this.#connection = connection;
  }

  /** Rows as Prisma's raw queries give them, which take three times as long. */
  query<Row>(sql: string, cells: unknown[]): Row[] {
    const { rows, columns } = this.#run(sql, cells);
    return rows.map((found) => shown<Row>(columns, found));
  }

  /**
   * The same, read in turns with others. In transactions only: until the last row is read the connection sees nothing that
   * others write.
   */
  async queryInTurns<Row>(sql: string, values: unknown[]): Promise<Row[]> {
    const prepared = this.#kept.get(sql) ?? this.#prepare(sql);
    const { statement, columns, isReader } = prepared;
    if (!isReader) return this.query<Row>(sql, values);
    this.#kept.delete(sql); // nobody else's while it is under way
    const [rows, turns]: [Row[], Turns] = [[], new Turns()];
    for (const found of statement.iterate(values.map(toSqlite))) {
      rows.push(shown<Row>(columns, found as unknown[]));
      const turn = rows.length % rowsAtOnce === 0 && turns.pause(undefined);
      if (turn) await turn;
    }
    this.#kept.set(sql, prepared);
    return rows;
  }

  /** Rows as arrays of cells as they are stored. */
  run(sql: string, cells: unknown[]) {
    const { rows, columns, changes } = this.#run(sql, cells);
    return {
      columns: columns.map(({ name }) => name),
      columnTypes: columns.map(({ type }) => type),
      rows,
      rowsAffected: changes,
    };
  }

  clear(): void {
    this.#kept.clear();
  }

  #run(sql: string, values: unknown[]) {
    const { statement, columns, isReader } = this.#kept.get(sql) ?? this.#prepare(sql);
    const cells = values.map(toSqlite);
    try {
      if (isReader) return { rows: statement.all(cells) as unknown[][], columns, changes: 0 };
      return { rows: [], columns, changes: statement.run(cells).changes };
    } catch (error) {
      this.#kept.delete(sql); // it may be half done
      throw error;
    }
  }

  #prepare(sql: string): Prepared {
    const statement = this.#connection.prepare(sql);
    const isReader = statement.reader;
    const columns = (isReader ? statement.columns() : []).map(({ name, type }) => ({
      name,
      type: type ?? '',
      convert: conversions[type ?? ''] ?? null,
    }));
    if (isReader) statement.raw();
    const prepared = { statement, columns, isReader };
    this.#kept.set(sql, prepared);
    return prepared;
  }
}

function shown<Row>(columns: Prepared['columns'], found: readonly unknown[]): Row {
  const row: Record<string, unknown> = {};
  for (const [i, { name, convert }] of columns.entries()) row[name] = convert ? convert(found[i]) : found[i];
  return row as Row;
}

/** The native library ends the whole process when it meets half a surrogate pair, so it never gets to see one. */
function toSqlite(value: unknown): unknown {
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('a text is not well-formed Unicode');
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value instanceof Date) return value.toISOString().replace('Z', '+00:00'); // as Prisma stores it
  return value;
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
