import type { Provider } from '../database/provider.ts';
import { and, empty, name, type Sql, sql } from '../database/sql.ts';
import type { Connection } from './connection.ts';
import { afterCursor, type ListRequest, orderBy } from './list-request.ts';
import { toConnection } from './to-connection.ts';

/** Runs one statement and returns its rows. */
export type Query = <Row>(statement: Sql) => Promise<Row[]>;

type Counted = { _total: number | bigint };

/** One page of a list and the size of the whole, in one statement. */
export async function readPage<Row extends object>(
  query: Query,
  provider: Provider,
  request: ListRequest,
): Promise<Connection<Row>> {
  const { definition = empty, table, condition, first } = request;
  const rows = await query<Row & Counted>(sql`
    ${definition} SELECT ${name(table)}.*, (SELECT COUNT(*) FROM ${name(table)} WHERE ${condition}) AS "_total"
    FROM ${name(table)} WHERE ${and([condition, afterCursor(provider, request)])}
    ORDER BY ${orderBy(provider, request)} LIMIT ${first + 1}`);
  const total = rows[0] ? Number(rows[0]._total) : await countRows(query, request);
  return toConnection(rows, total, request);
}

/** Only an empty page does not carry the count in its rows. */
async function countRows(query: Query, { definition = empty, table, condition, after }: ListRequest): Promise<number> {
  if (after === null) return 0;
  const [row] = await query<Counted>(sql`
    ${definition} SELECT COUNT(*) AS "_total" FROM ${name(table)} WHERE ${condition}`);
  return Number(row?._total ?? 0);
}
