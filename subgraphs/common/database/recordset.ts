import type { Provider } from './provider.ts';
import { canBeStored, isIn, join, name, raw, type Sql, sql } from './sql.ts';

export type ColumnType = 'TEXT' | 'INTEGER' | 'BOOLEAN' | 'DOUBLE PRECISION' | 'TIMESTAMP(3)';

type Columns = Record<string, ColumnType>;

/**
 * Rows as a table "rows" to select from: one JSON parameter however many rows, since a parameter per cell costs
 * more than everything else and SQLite allows only 32,766 of them. Column names must stand in our own code.
 */
export function recordset(provider: Provider, rows: readonly object[], columns: Columns): Sql {
  return provider === 'postgresql' ? postgresRecordset(rows, columns) : sqliteRecordset(rows, columns);
}

function postgresRecordset(rows: readonly object[], columns: Columns): Sql {
  const types = Object.entries(columns).map(([name, type]) => raw(`"${name}" ${type}`));
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) AS "rows"(${join(types)})`;
}

/**
 * Rows are arrays in SQLite's own binary JSON, since a cell is then found by its place: four times as fast as objects
 * by name. LIMIT keeps SQLite from converting a row again for every cell.
 */
function sqliteRecordset(rows: readonly object[], columns: Columns): Sql {
  const names = Object.keys(columns);
  const cells = names.map((name, i) => raw(`${sqliteCell(i, columns[name])} AS "${name}"`));
  const json = JSON.stringify(rows.map((row) => names.map((name) => cellOf(row, name, columns[name]))));
  const each = sql`SELECT jsonb("value") AS "row" FROM json_each(${json}) LIMIT -1`;
  return sql`(SELECT ${join(cells)} FROM (${each}) AS "each") AS "rows"`;
}

function cellOf(row: object, name: string, type: ColumnType | undefined): unknown {
  const value: unknown = row[name as keyof typeof row];
  return type === 'DOUBLE PRECISION' ? toFraction(value as number | null) : value;
}

/** SQLite may read a decimal number one bit off; a fraction of two whole numbers it computes exactly. */
function sqliteCell(index: number, type: ColumnType | undefined): string {
  const cell = (path: string) => `"row" ->> '$[${index}]${path}'`;
  return type === 'DOUBLE PRECISION' ? `CAST(${cell('[0]')} AS REAL) / (${cell('[1]')})` : cell('');
}

/** The part of a transaction that runs a statement; the subgraphs' clients differ in the rest. */
export interface Executor {
  $executeRaw(statement: Sql): Promise<number>;
}

/** Adds rows to a table in one statement. */
export async function insertRows(
  tx: Executor,
  provider: Provider,
  table: string,
  rows: readonly object[],
  columns: Record<string, ColumnType>,
): Promise<void> {
  const names = join(Object.keys(columns).map((column) => name(column)));
  await tx.$executeRaw(
    sql`INSERT INTO ${name(table)} (${names}) SELECT ${names} FROM ${recordset(provider, rows, columns)}`,
  );
}

/** Two columns have one of the pairs of values: two parameters however many. Rows are found by the first column's index. */
export function areIn(
  provider: Provider,
  [first, second]: readonly [string, string],
  pairs: readonly (readonly [string, string])[],
): Sql {
  const firsts = [...new Set(pairs.map(([value]) => value))];
  const rows = pairs.filter((pair) => pair.every(canBeStored)).map(([one, other]) => ({ one, other }));
  return sql`${isIn(provider, name(first), firsts)} AND (${name(first)}, ${name(second)}) IN
    (SELECT "one", "other" FROM ${recordset(provider, rows, { one: 'TEXT', other: 'TEXT' })})`;
}

/** Beyond this SQLite has no whole numbers; no coordinate needs it. */
const maxDenominator = 2 ** 62;

/** A number as the fraction of whole numbers that it exactly is; its denominator is a power of two. */
export function toFraction(value: number | null): [numerator: number, denominator: number] | null {
  if (value === null) return null;
  let denominator = 1;
  while (!Number.isInteger(value * denominator) && denominator < maxDenominator) denominator *= 2;
  return [value * denominator, denominator];
}
