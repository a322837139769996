import type { Provider } from '../database/provider.ts';
import { and, isIn, name, sql } from '../database/sql.ts';
import type { Connection } from './connection.ts';
import { afterCursor, type ListRequest, orderBy } from './list-request.ts';
import type { Query } from './read-page.ts';
import { toConnection } from './to-connection.ts';

type Counted = { _parent: string; _total: number | bigint };

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
  const rows = await query<Row & Counted>(sql`
    SELECT * FROM (
      SELECT "counted".*, ROW_NUMBER() OVER (PARTITION BY "_parent" ORDER BY ${orderBy(provider, request)}) AS "_rank"
      FROM (SELECT ${name(table)}.*, ${parent} AS "_parent", COUNT(*) OVER (PARTITION BY ${parent}) AS "_total"
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

function groupByParent<Row extends Counted>(rows: Row[]): Map<string, Row[]> {
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
  const rows = await query<Counted>(sql`
    SELECT ${parent} AS "_parent", COUNT(*) AS "_total" FROM ${name(request.table)}
    WHERE ${request.condition} GROUP BY ${parent}`);
  return new Map(rows.map((row) => [row._parent, row._total]));
}
