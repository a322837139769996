import type { Provider } from '../database/provider.ts';
import { byteOrder, name, raw, type Sql, sql } from '../database/sql.ts';
import { decodeCursor } from './cursor.ts';

/** Which rows of a table, in which order, and how many of them. */
export interface ListRequest {
  /** Defines the table where it is not a stored one: WITH "…" AS (…). */
  definition?: Sql;
  table: string;
  /** Column that is unique among the rows that `condition` lets through. */
  key: string;
  condition: Sql;
  order: ListOrder;
  first: number;
  after: string | null;
}

/** A text column and which way; ties go by the key. */
export interface ListOrder {
  column: string;
  descending: boolean;
}

/** What a cursor of this list must say of itself. */
export const orderName = ({ table, order }: ListRequest): string =>
  `${table}.${order.column}${order.descending ? ' desc' : ''}`;

export function orderBy(provider: Provider, { key, order }: ListRequest): Sql {
  const direction = raw(order.descending ? 'DESC' : 'ASC');
  const column = byteOrder(provider, name(order.column));
  return sql`${column} ${direction}, ${byteOrder(provider, name(key))} ${direction}`;
}

/** The rows that come after the cursor: compared by place, so a page goes on even when the row it ended at is gone. */
export function afterCursor(provider: Provider, request: ListRequest): Sql {
  if (request.after === null) return sql`1 = 1`;
  const { value, key } = decodeCursor(request.after, orderName(request));
  const beyond = raw(request.order.descending ? '<' : '>');
  const column = byteOrder(provider, name(request.order.column));
  const keyColumn = byteOrder(provider, name(request.key));
  return sql`(${column} ${beyond} ${value} OR (${column} = ${value} AND ${keyColumn} ${beyond} ${key}))`;
}
