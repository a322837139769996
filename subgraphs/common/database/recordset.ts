import type { Provider } from './provider.ts';
import { join, raw, type Sql, sql } from './sql.ts';
import { toFraction } from './to-fraction.ts';

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
