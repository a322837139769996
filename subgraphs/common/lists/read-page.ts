import { and, empty, isIn, join, name, type Provider, type Sql, sql } from '../database/sql.ts';
import type { Connection } from './connection.ts';
import { afterCursor, encodeCursor, type ListRequest, orderBy, orderName } from './list-request.ts';

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
    ${definition} SELECT ${columnsOf(request)}, (SELECT COUNT(*) FROM ${name(table)} WHERE ${condition}) AS "_total"
    FROM ${name(table)} WHERE ${and([condition, afterCursor(provider, request)])}
    ORDER BY ${orderBy(provider, request)} LIMIT ${first + 1}`);
  const total = rows[0] ? Number(rows[0]._total) : await countRows(query, request);
  return toConnection(rows, total, request);
}

/** All that the request names, and what the rows' places in the order are made of. */
function columnsOf({ table, columns, key, order }: ListRequest): Sql {
  if (!columns) return sql`${name(table)}.*`;
  return join([...new Set([...columns, key, order.column])].map((column) => name(table, column)));
}

/** Only an empty page does not carry the count in its rows. */
async function countRows(query: Query, { definition = empty, table, condition, after }: ListRequest): Promise<number> {
  if (after === null) return 0;
  const [row] = await query<Counted>(sql`
    ${definition} SELECT COUNT(*) AS "_total" FROM ${name(table)} WHERE ${condition}`);
  return Number(row?._total ?? 0);
}

type CountedOf = { _parent: string; _total: number | bigint };

/** The same page of many parents' lists, in one statement: rows are numbered and counted per parent. */
export async function readPages<Row extends object>(
  query: Query,
  provider: Provider,
  request: ListRequest,
  parents: { column: string; keys: readonly string[] },
): Promise<Connection<Row>[]> {
  const { table, first } = request;
  const parent = name(parents.column);
  const condition = and([isIn(provider, parent, parents.keys), request.condition]);
  const rows = await query<Row & CountedOf>(sql`
    SELECT * FROM (
      SELECT "counted".*, ROW_NUMBER() OVER (PARTITION BY "_parent" ORDER BY ${orderBy(provider, request)}) AS "_rank"
      FROM (SELECT ${columnsOf(request)}, ${parent} AS "_parent", COUNT(*) OVER (PARTITION BY ${parent}) AS "_total"
            FROM ${name(table)} WHERE ${condition}) AS "counted"
      WHERE ${afterCursor(provider, request)}) AS "ranked"
    WHERE "_rank" <= ${first + 1} ORDER BY "_parent", "_rank"`);
  const groups = groupByParent(rows);
  const totals = await countMissing(query, { ...request, condition }, parent, parents.keys.length > groups.size);
  return parents.keys.map((key) => {
    const group = groups.get(key) ?? [];
    return toConnection(group, Number(group[0]?._total ?? totals.get(key) ?? 0), request);
  });
}

function groupByParent<Row extends CountedOf>(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row._parent);
    if (group) group.push(row);
    else groups.set(row._parent, [row]);
  }
  return groups;
}

/** A parent whose page is empty behind a cursor still has a total; only then is a second statement needed. */
async function countMissing(query: Query, request: ListRequest, parent: ReturnType<typeof name>, missing: boolean) {
  if (request.after === null || !missing) return new Map<string, number | bigint>();
  const rows = await query<CountedOf>(sql`
    SELECT ${parent} AS "_parent", COUNT(*) AS "_total" FROM ${name(request.table)}
    WHERE ${request.condition} GROUP BY ${parent}`);
  return new Map(rows.map((row) => [row._parent, row._total]));
}

/** Makes a page of the rows read for it: one more than asked for tells that another page follows. */
function toConnection<Row extends object>(rows: Row[], totalCount: number, request: ListRequest): Connection<Row> {
  const nodes = rows.slice(0, request.first);
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node as Record<string, unknown>, request) }));
  return {
    nodes,
    edges,
    totalCount,
    pageInfo: {
      hasNextPage: rows.length > nodes.length,
      hasPreviousPage: request.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function cursorOf(row: Record<string, unknown>, request: ListRequest): string {
  return encodeCursor({
    order: orderName(request),
    value: String(row[request.order.column]),
    key: String(row[request.key]),
  });
}
