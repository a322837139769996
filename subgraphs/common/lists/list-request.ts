import type { GraphQLError } from 'graphql';
import { byteOrder, name, type Provider, raw, type Sql, sql } from '../database/sql.ts';
import { refusal } from '../errors/refusal.ts';
import type { AskedPage } from './connection.ts';

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
  page: AskedPage;
}

/** A text column and which way; ties go by the key. */
interface ListOrder {
  column: string;
  descending: boolean;
}

/** What a cursor of this list must say of itself. */
export const orderName = ({ table, order }: ListRequest): string =>
  `${table}.${order.column}${order.descending ? ' desc' : ''}`;

/** The order that a page is read in: a page that goes backwards is read from its end. */
export function orderBy(provider: Provider, request: ListRequest): Sql {
  const direction = raw(isDescending(request) ? 'DESC' : 'ASC');
  const column = byteOrder(provider, name(request.order.column));
  return sql`${column} ${direction}, ${byteOrder(provider, name(request.key))} ${direction}`;
}

const isDescending = ({ order, page }: ListRequest): boolean => order.descending !== page.isBackward;

/** The rows beyond the cursor: compared by place, so a page goes on even when the row it ended at is gone. */
export function beyondCursor(provider: Provider, request: ListRequest): Sql {
  const { page } = request;
  if (page.from === null) return sql`1 = 1`;
  const { value, key } = cursorOf(page, orderName(request));
  const beyond = raw(isDescending(request) ? '<' : '>');
  const column = byteOrder(provider, name(request.order.column));
  const keyColumn = byteOrder(provider, name(request.key));
  return sql`(${column} ${beyond} ${value} OR (${column} = ${value} AND ${keyColumn} ${beyond} ${key}))`;
}

/** Where a page ended: the order it was read in, the last row's place in that order, and its key. */
type Cursor = { order: string; value: string; key: string };

export function encodeCursor({ order, value, key }: Cursor): string {
  return Buffer.from(JSON.stringify([order, value, key])).toString('base64url');
}

/** The cursor that a page goes on from; null where it begins at an end. Refuses one of another list or order with CURSOR_FOREIGN. */
export const placeIn = (page: AskedPage, order: string): string | null =>
  page.from === null ? null : cursorOf(page, order).key;

function cursorOf(page: AskedPage, order: string): Cursor {
  const [foundOrder, value, key, ...rest] = parse(page.from ?? '');
  if (foundOrder === order && isPlace(value) && isPlace(key) && rest.length === 0) return { order, value, key };
  throw foreignCursor(page);
}

export function foreignCursor({ isBackward }: AskedPage): GraphQLError {
  const [field, cursor] = isBackward ? ['before', 'startCursor'] : ['after', 'endCursor'];
  return refusal('CURSOR_FOREIGN', { field, cursor, example: `${field}: pageInfo.${cursor}` });
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
