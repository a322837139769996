import { join, type Sql, sql } from '../database/sql.ts';
import type { Query } from '../lists/read-page.ts';
import type { Origin } from '../writes/in-turn.ts';
import { present, readLogState, refuseOther } from './timeline.ts';

/** After which number, on which timeline if that is known, and how many changes. */
export interface Asked {
  after: number;
  tidslinje: string | null;
  first: number;
}

/** A change as every log has it, with its changeset. */
export interface LoggedRow extends Origin {
  id: number;
  kommuneBefore: string | null;
  kommuneAfter: string | null;
  daginstitutionBefore: string | null;
  daginstitutionAfter: string | null;
  firstChange: number;
  lastChange: number;
  at: Date;
}

/** A stretch of a change log as stored. */
export interface Stretch<Row> {
  rows: Row[];
  last: number;
  hasMore: boolean;
  head: number;
  /** Id of the timeline that its numbers are of. */
  tidslinje: string;
}

/** Which changes are let through: a condition on Change, joined with its Changeset, and how those are found. */
export interface Through {
  condition: Sql;
  /** Every change that the condition lets through has one of these keys; null when all numbers must be looked at. */
  keys: readonly string[] | null;
  /** Every change with one of the keys is let through. */
  isWhole?: boolean;
}

/** How many changes one call looks at: a filter that lets little through must not make a call read the whole log. */
const widest = { numbers: 100_000, keyed: 20_000 };

/** The changes after a number that are let through. */
export async function readStretch<Row extends LoggedRow>(
  query: Query,
  { after, tidslinje, first }: Asked,
  { condition, keys, isWhole = false }: Through,
): Promise<Stretch<Row>> {
  const state = await readLogState(query);
  refuseOther(state, after, tidslinje);
  const { head } = state;
  const most = isWhole ? first + 1 : widest.keyed;
  const { found, end } = keys
    ? await readKeyed<Row>(query, { keys, most, after, head, first, condition })
    : await readNumbers<Row>(query, { after, head, first, condition });
  const rows = found.slice(0, first);
  const last = found.length > first ? (rows.at(-1)?.id ?? after) : Math.max(after, end);
  return { rows, last, hasMore: last < head, head, tidslinje: present(state).id };
}

interface Reach {
  after: number;
  head: number;
  first: number;
  condition: Sql;
}

/** What was found, one more than is asked for where there is more, and the last number that was looked at. */
interface Found<Row> {
  found: Row[];
  end: number;
}

const columns = sql`"Change".*, "firstChange", "lastChange", "at", "actor", "requestId", "source"`;

async function readNumbers<Row>(query: Query, { after, head, first, condition }: Reach): Promise<Found<Row>> {
  const end = Math.min(head, after + widest.numbers);
  const found = await query<Row>(sql`
      SELECT ${columns} FROM "Change" JOIN "Changeset" ON "firstChange" = "changeset"
      WHERE "id" > ${after} AND "id" <= ${end} AND ${condition} ORDER BY "id" LIMIT ${first + 1}`);
  return { found, end };
}

/**
 * By the index of keys, which has the numbers of each in order: it reads the same number of rows however long the log is.
 * CROSS JOIN keeps SQLite from going through the log and looking each number up among those.
 */
async function readKeyed<Row extends LoggedRow>(
  query: Query,
  { keys, most, after, head, first, condition }: Reach & { keys: readonly string[]; most: number },
): Promise<Found<Row>> {
  if (keys.length === 0) return { found: [], end: head };
  const ofKey = (key: string) => sql`
    SELECT "change" FROM (SELECT "change" FROM "ChangeKey"
      WHERE "key" = ${key} AND "change" > ${after} AND "change" <= ${head} ORDER BY "change" LIMIT ${most}) AS "one"`;
  const found = await query<Row & { looked: number | bigint; lookedTo: number | bigint | null }>(sql`
    WITH "looked" AS MATERIALIZED (
      SELECT "change" FROM (${join(keys.map(ofKey), ' UNION ')}) AS "any" ORDER BY "change" LIMIT ${most})
    SELECT "bound".*, "page".*
    FROM (SELECT COUNT(*) AS "looked", MAX("change") AS "lookedTo" FROM "looked") AS "bound"
    LEFT JOIN (SELECT ${columns} FROM "looked" CROSS JOIN "Change" CROSS JOIN "Changeset"
      WHERE "id" = "change" AND "firstChange" = "changeset" AND ${condition} ORDER BY "id" LIMIT ${first + 1}) AS "page" ON 1 = 1
    ORDER BY "id"`);
  const [bound] = found;
  const end = Number(bound?.looked ?? 0) < most ? head : Number(bound?.lookedTo);
  const rows = found.map(({ looked: _looked, lookedTo: _lookedTo, ...row }) => row as unknown as Row);
  return { found: rows.filter(({ id }) => id !== null), end };
}
