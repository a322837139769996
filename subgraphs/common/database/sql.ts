import { empty, join, raw, type Sql, sqltag as sql } from '@prisma/client/runtime/client';
import { inPieces } from '../turns/turns.ts';

export { empty, join, raw, type Sql, sql };

export type Provider = 'sqlite' | 'postgresql';

/** Which database a URL names: `postgresql:` or `postgres:` is PostgreSQL, `file:` is SQLite. */
export function providerOf(url: string): Provider {
  return /^postgres(ql)?:/.test(url) ? 'postgresql' : 'sqlite';
}

/** A PostgreSQL address as the driver takes it: as with Prisma, `?schema=` names another schema than "public". */
export function postgresAddress(url: string): { connectionString: string; options?: string; schema?: string } {
  const address = new URL(url);
  const schema = address.searchParams.get('schema');
  if (schema === null) return { connectionString: url };
  address.searchParams.delete('schema');
  const path = `"${schema.replaceAll('"', '""')}"`.replace(/[\\ ]/g, '\\$&');
  return { connectionString: address.href, options: `-c search_path=${path}`, schema };
}

/** A quoted column or table name. Only for names that stand in our own code. */
export const name = (...parts: string[]): Sql => raw(parts.map((part) => `"${part}"`).join('.'));

/** All conditions together; true when there are none. */
export const and = (conditions: Sql[]): Sql => (conditions.length === 0 ? sql`1 = 1` : join(conditions, ' AND '));

/** Any of the conditions; false when there are none. */
export const or = (conditions: Sql[]): Sql =>
  conditions.length === 0 ? sql`1 = 0` : sql`(${join(conditions, ' OR ')})`;

/**
 * `column` is one of `values`: one parameter however many values, so a list never needs a second statement. A value that
 * cannot be stored is none of the column's.
 */
export function isIn(provider: Provider, column: Sql, values: readonly string[]): Sql {
  return provider === 'postgresql'
    ? sql`${column} = ANY(${values.filter(canBeStored)})`
    : sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** PostgreSQL takes no NUL in a text, not even to compare with. */
const canBeStored = (value: string): boolean => !value.includes('\0');

/** `column` ordered and compared byte by byte, as SQLite does, whatever language the PostgreSQL database was made in. */
export const byteOrder = (provider: Provider, column: Sql): Sql =>
  provider === 'postgresql' ? sql`${column} COLLATE "C"` : column;

/** The elements of a column that holds a JSON list of texts, as the rows of a table "each" with the column "value". */
export function elementsOf(provider: Provider, column: Sql): Sql {
  return provider === 'postgresql'
    ? sql`json_array_elements_text(${column}::json) AS "each"("value")`
    : sql`json_each(${column}) AS "each"`;
}

/** Some element of a column that holds a JSON list of texts fits; the condition calls the element "value". */
export const someElement = (provider: Provider, column: string, condition: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM ${elementsOf(provider, name(column))} WHERE ${condition})`;

/** The data after a change: number of that change, or null for now. */
export type Snapshot = number | null;

/** The row versions that hold in a snapshot. `alias` names the table where a statement has several. */
export function inSnapshot(snapshot: Snapshot, alias?: string): Sql {
  const column = (field: string) => (alias === undefined ? name(field) : name(alias, field));
  if (snapshot === null) return sql`${column('toChange')} IS NULL`;
  return sql`${column('fromChange')} <= ${snapshot} AND (${column('toChange')} IS NULL OR ${column('toChange')} > ${snapshot})`;
}

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

/** Adds rows to a table, so many at most in each statement, in turns with others: as many as keep the event loop for some milliseconds. */
export async function insertRows(
  tx: Executor,
  provider: Provider,
  table: string,
  rows: readonly object[],
  columns: Record<string, ColumnType>,
  atOnce?: number,
): Promise<void> {
  const names = join(Object.keys(columns).map((column) => name(column)));
  const into = sql`INSERT INTO ${name(table)} (${names})`;
  const isAlone = (row: object) => provider === 'sqlite' && hasLargeText(row);
  for (const row of rows.filter(isAlone)) {
    const cells = Object.keys(columns).map((column) => sql`${row[column as keyof typeof row] ?? null}`);
    await tx.$executeRaw(sql`${into} VALUES (${join(cells)})`);
  }
  await inPieces(
    rows.filter((row) => !isAlone(row)),
    (some) => tx.$executeRaw(sql`${into} SELECT ${names} FROM ${recordset(provider, some, columns)}`),
    atOnce,
  );
}

/** SQLite looks through a whole row of JSON for each of its cells, so that one with megabytes keeps the event loop. */
const hasLargeText = (row: object): boolean =>
  Object.values(row).some((value) => typeof value === 'string' && value.length > largeText);
const largeText = 100_000;

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
