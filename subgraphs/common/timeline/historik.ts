import { and, empty, join, name, type Provider, recordset, type Sql, sql } from '../database/sql.ts';
import { type AskedPage, type Connection, pageInfoOf } from '../lists/connection.ts';
import { encodeCursor, foreignCursor, placeIn } from '../lists/list-request.ts';
import type { Query } from '../lists/read-page.ts';
import type { LoggedRow } from './read-stretch.ts';

/** What a cursor of a history says about itself. */
const order = 'historik';

/** Whose changes are read, and from which log. */
export interface HistorikRequest {
  /** The columns of Change that say of what kind an object is, and which. */
  kind: string;
  object: string;
  /** Which changes, on Change joined with its Changeset. */
  condition: Sql;
  /** The last change that counts; null: whatever came until now. */
  snapshot: number | null;
  page: AskedPage;
  /**
   * Objects whose changes count as those of another: selects "owner", "kind", "object", "until" from the table "line" of
   * the same columns, and so on from what was found; changes of changesets after "until" do not count.
   */
  further?: Sql;
}

/** An object whose changes are asked for. */
export interface Owner {
  kind: string;
  object: string;
}

type Counted = { _owner: string; _total: number | bigint; _behind: boolean | number };

/** A page of the changes of each object, in the order of commit: one statement, however many objects. */
export async function readHistorik<Row extends LoggedRow>(
  query: Query,
  provider: Provider,
  request: HistorikRequest,
  owners: readonly Owner[],
): Promise<Connection<Row>[]> {
  const { page } = request;
  const rows = await query<Row & Counted>(statementOf(provider, request, owners));
  const byOwner = groupByOwner(rows);
  // An object may have changes before the cursor though it has none after it.
  const missing = page.from === null ? [] : owners.filter((_, i) => !byOwner.has(i));
  const whole = { ...request, page: { ...page, from: null, size: 0 } };
  const behind = missing.length === 0 ? [] : await readHistorik<Row>(query, provider, whole, missing);
  const totals = new Map(missing.map((owner, i) => [owner, behind[i]?.totalCount ?? 0]));
  return owners.map((owner, i) => toConnection(byOwner.get(i) ?? [], totals.get(owner) ?? 0, page));
}

function groupByOwner<Row extends Counted>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const owner = Number(row._owner);
    const group = groups.get(owner);
    if (group) group.push(row);
    else groups.set(owner, [row]);
  }
  return groups;
}

function statementOf(
  provider: Provider,
  { kind, object, condition, snapshot, page, further }: HistorikRequest,
  owners: readonly Owner[],
): Sql {
  const asked = owners.map((owner, i) => ({ ...owner, owner: String(i), until: snapshot ?? latest }));
  const columns = { owner: 'TEXT', kind: 'TEXT', object: 'TEXT', until: 'INTEGER' } as const;
  const names = join(Object.keys(columns).map((column) => name(column)));
  const line = sql`
    "line" (${names}) AS (SELECT ${names} FROM ${recordset(provider, asked, columns)} ${further ? sql`UNION ${further}` : empty})`;
  const recursive = further ? sql`RECURSIVE` : empty;
  const direction = page.isBackward ? sql`DESC` : sql`ASC`;
  return sql`
    WITH ${recursive} ${line}
    SELECT * FROM (
      SELECT "found".*, "_total" > COUNT(*) OVER (PARTITION BY "_owner") AS "_behind",
        ROW_NUMBER() OVER (PARTITION BY "_owner" ORDER BY "id" ${direction}) AS "_rank"
      FROM (
        SELECT "Change".*, "firstChange", "lastChange", "at", "actor", "requestId", "source", "_owner",
          COUNT(*) OVER (PARTITION BY "_owner") AS "_total"
        FROM (SELECT "owner" AS "_owner", "kind" AS "_kind", "object" AS "_object", MAX("until") AS "_until"
              FROM "line" GROUP BY "owner", "kind", "object") AS "objects"
        JOIN "Change" ON ${name('Change', kind)} = "_kind" AND ${name('Change', object)} = "_object"
        JOIN "Changeset" ON "firstChange" = "changeset"
        WHERE ${and([sql`"changeset" <= "_until"`, condition])}) AS "found"
      WHERE ${beyond(page)}) AS "ranked"
    WHERE "_rank" <= ${page.size + 1} ORDER BY "_owner", "_rank"`;
}

/** No change has a higher number. */
const latest = 2 ** 31 - 1;

function beyond(page: AskedPage): Sql {
  const key = placeIn(page, order);
  if (key === null) return sql`1 = 1`;
  const change = Number(key);
  if (!/^\d{1,10}$/.test(key) || change > latest) throw foreignCursor(page);
  return page.isBackward ? sql`"id" < ${change}` : sql`"id" > ${change}`;
}

function toConnection<Row extends LoggedRow>(
  rows: (Row & Counted)[],
  behind: number,
  page: AskedPage,
): Connection<Row> {
  const counted = rows[0] ?? { _total: behind, _behind: behind > 0 };
  const nodes: Row[] = rows.slice(0, page.size);
  if (page.isBackward) nodes.reverse();
  const edges = nodes.map((node) => ({ node, cursor: encodeCursor({ order, value: '', key: String(node.id) }) }));
  const beside = { isMore: rows.length > nodes.length, isBehind: Boolean(counted._behind) };
  return { nodes, edges, totalCount: Number(counted._total), pageInfo: pageInfoOf(page, beside, edges) };
}
