import { empty, join, raw, type Sql, sqltag as sql } from '@prisma/client/runtime/client';
import type { Provider } from './provider.ts';

export { empty, join, raw, type Sql, sql };

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
export const canBeStored = (value: string): boolean => !value.includes('\0');

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
