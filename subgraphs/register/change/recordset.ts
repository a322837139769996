import type { Provider } from '../../common/database/provider.ts';
import { join, raw, type Sql, sql } from '../../common/database/sql.ts';
import { toFraction } from './to-fraction.ts';

export type ColumnType = 'TEXT' | 'INTEGER' | 'DOUBLE PRECISION' | 'TIMESTAMP(3)';

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

function sqliteRecordset(rows: readonly object[], columns: Columns): Sql {
  const cells = Object.entries(columns).map(([name, type]) => raw(`${sqliteCell(name, type)} AS "${name}"`));
  const json = JSON.stringify(rows.map((row) => ({ ...row, ...fractions(row, columns) })));
  return sql`(SELECT ${join(cells)} FROM json_each(${json}) AS "each") AS "rows"`;
}

const fractions = (row: object, columns: Columns) =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => columns[name] === 'DOUBLE PRECISION')
      .map(([name, value]) => [name, toFraction(value as number | null)]),
  );

/** SQLite may read a decimal number one bit off; a fraction of two whole numbers it computes exactly. */
function sqliteCell(name: string, type: ColumnType): string {
  const cell = (path: string) => `"each"."value" ->> '$.${path}'`;
  return type === 'DOUBLE PRECISION' ? `CAST(${cell(`${name}[0]`)} AS REAL) / (${cell(`${name}[1]`)})` : cell(name);
}
