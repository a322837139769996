import { byteOrder, name, type Provider, raw, type Sql, sql } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';

/** Which rows of a table, in which order, and how many of them. */
export interface ListRequest {
  /** Defines the table where it is not a stored one: WITH "…" AS (…). */
  definition?: Sql;
  table: string;
  /** What is read of each row, beside what a page needs; everything when left out. */
  columns?: readonly string[];
  /** Column that is unique among the rows that `condition` lets through. */
  key: string;
  condition: Sql;
  order: ListOrder;
  first: number;
  after: string | null;
}

/** A text column and which way; ties go by the key. */
interface ListOrder {
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

/** Where a page ended: the order it was read in, the last row's place in that order, and its key. */
type Cursor = { order: string; value: string; key: string };

export function encodeCursor({ order, value, key }: Cursor): string {
  return Buffer.from(JSON.stringify([order, value, key])).toString('base64url');
}

/** Reads a cursor that this list made in this order; refuses any other with CURSOR_FOREIGN. */
export function decodeCursor(text: string, order: string): Cursor {
  const [foundOrder, value, key, ...rest] = parse(text);
  if (foundOrder !== order || !isPlace(value) || !isPlace(key) || rest.length > 0)
    throw refusal('CURSOR_FOREIGN', { field: 'after', example: 'after: pageInfo.endCursor' });
  return { order, value, key };
}

/** No row has the character NUL, and PostgreSQL cannot compare with it. */
const isPlace = (part: unknown): part is string => typeof part === 'string' && !part.includes('\0');

function parse(text: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return []; // not ours: the caller gets CURSOR_FOREIGN
  }
}
