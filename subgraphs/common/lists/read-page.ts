import { and, empty, isIn, join, name, type Provider, type Sql, sql } from '../database/sql.ts';
import { type AskedPage, type Connection, pageInfoOf } from './connection.ts';
import { beyondCursor, encodeCursor, type ListRequest, orderBy, orderName, placeIn } from './list-request.ts';

/** Runs one statement and returns its rows. */
export type Query = <Row>(statement: Sql) => Promise<Row[]>;

/** How many rows the list has, and whether any of them lies on this side of the cursor. */
interface Counted {
  _total: number | bigint;
  _behind: boolean | number;
}

/** One page of a list and the size of the whole, in one statement. */
export async function readPage<Row extends object>(
  query: Query,
  provider: Provider,
  request: ListRequest,
): Promise<Connection<Row>> {
  const { definition = empty, table, condition, page } = request;
  const beyond = beyondCursor(provider, request);
  const behind = sql`EXISTS (SELECT 1 FROM ${name(table)} WHERE ${and([condition, sql`NOT ${beyond}`])})`;
  const rows = await query<Row & Counted>(sql`
    ${definition} SELECT ${columnsOf(request)}, (SELECT COUNT(*) FROM ${name(table)} WHERE ${condition}) AS "_total",
      ${page.from === null ? sql`1 = 0` : behind} AS "_behind"
    FROM ${name(table)} WHERE ${and([condition, beyond])}
    ORDER BY ${orderBy(provider, request)} LIMIT ${page.size + 1}`);
  return toConnection(rows, rows[0] ?? allBehind(await countRows(query, request)), request);
}

/** All that the request names, and what the rows' places in the order are made of. */
function columnsOf({ table, columns, key, order }: ListRequest): Sql {
  if (!columns) return sql`${name(table)}.*`;
  return join([...new Set([...columns, key, order.column])].map((column) => name(table, column)));
}

/** Only an empty page does not carry the count in its rows. */
async function countRows(query: Query, { definition = empty, table, condition, page }: ListRequest) {
  if (page.from === null) return 0;
  const [row] = await query<Counted>(sql`
    ${definition} SELECT COUNT(*) AS "_total" FROM ${name(table)} WHERE ${condition}`);
  return row?._total ?? 0;
}

/** Of a list that has nothing beyond the cursor. */
const allBehind = (total: number | bigint): Counted => ({ _total: total, _behind: total > 0 });

type CountedOf = Counted & { _parent: string };

/** The same page of many parents' lists, in one statement: rows are numbered and counted per parent. */
export async function readPages<Row extends object>(
  query: Query,
  provider: Provider,
  request: ListRequest,
  parents: { column: string; keys: readonly string[] },
): Promise<Connection<Row>[]> {
  const { table, page } = request;
  const parent = name(parents.column);
  const condition = and([isIn(provider, parent, parents.keys), request.condition]);
  const rows = await query<Row & CountedOf>(sql`
    SELECT * FROM (
      SELECT "counted".*, "_total" > COUNT(*) OVER (PARTITION BY "_parent") AS "_behind",
        ROW_NUMBER() OVER (PARTITION BY "_parent" ORDER BY ${orderBy(provider, request)}) AS "_rank"
      FROM (SELECT ${columnsOf(request)}, ${parent} AS "_parent", COUNT(*) OVER (PARTITION BY ${parent}) AS "_total"
            FROM ${name(table)} WHERE ${condition}) AS "counted"
      WHERE ${beyondCursor(provider, request)}) AS "ranked"
    WHERE "_rank" <= ${page.size + 1} ORDER BY "_parent", "_rank"`);
  const groups = groupByParent(rows);
  const totals = await countMissing(query, { ...request, condition }, parent, parents.keys.length > groups.size);
  return parents.keys.map((key) => {
    const group = groups.get(key) ?? [];
    return toConnection(group, group[0] ?? allBehind(totals.get(key) ?? 0), request);
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
  if (request.page.from === null || !missing) return new Map<string, number | bigint>();
  const rows = await query<CountedOf>(sql`
    SELECT ${parent} AS "_parent", COUNT(*) AS "_total" FROM ${name(request.table)}
    WHERE ${request.condition} GROUP BY ${parent}`);
  return new Map(rows.map((row) => [row._parent, row._total]));
}

/** Makes a page of the rows read for it: one more than asked for tells that another page follows. */
function toConnection<Row extends object>(rows: Row[], counted: Counted, request: ListRequest): Connection<Row> {
  const { page } = request;
  const nodes = rows.slice(0, page.size);
  if (page.isBackward) nodes.reverse();
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node as Record<string, unknown>, request) }));
  const beside = { isMore: rows.length > nodes.length, isBehind: Boolean(counted._behind) };
  return { nodes, edges, totalCount: Number(counted._total), pageInfo: pageInfoOf(page, beside, edges) };
}

function cursorOf(row: Record<string, unknown>, request: ListRequest): string {
  return encodeCursor({
    order: orderName(request),
    value: String(row[request.order.column]),
    key: String(row[request.key]),
  });
}

/** A row with its place in a list; places are in the order of their letters. */
export interface Placed<T> {
  place: string;
  node: T;
}

/**
 * One page of a list that is computed and not stored. A cursor is a place, so it holds although others came or went.
 * `list` is what a cursor of this list says of itself.
 */
export function pageOf<T>(rows: readonly Placed<T>[], list: string, asked: AskedPage): Connection<T> {
  const from = placeIn(asked, list);
  const { size, isBackward } = asked;
  const isBeyond = ({ place }: Placed<T>) => from === null || (isBackward ? place < from : place > from);
  const beyond = rows.filter(isBeyond).sort((a, b) => (a.place < b.place ? -1 : 1));
  const page = isBackward ? beyond.slice(Math.max(beyond.length - size, 0)) : beyond.slice(0, size);
  const edges = page.map(({ place, node }) => ({ cursor: encodeCursor({ order: list, value: '', key: place }), node }));
  const beside = { isMore: beyond.length > page.length, isBehind: rows.length > beyond.length };
  return {
    nodes: edges.map(({ node }) => node),
    edges,
    totalCount: rows.length,
    pageInfo: pageInfoOf(asked, beside, edges),
  };
}
