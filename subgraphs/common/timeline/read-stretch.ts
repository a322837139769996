import { type Sql, sql } from '../database/sql.ts';
import type { Query } from '../lists/read-page.ts';
import type { Origin } from '../writes/in-turn.ts';
import { present, readLogState, refuseOther } from './timeline.ts';

/** After which number, on which timeline where that is known, and how many changes. */
export interface Asked {
  after: number;
  tidslinje: string | null;
  first: number;
}

/** A change as every log has it, with the changeset that it became visible in. */
export interface LoggedRow extends Origin {
  id: number;
  kommuneBefore: string | null;
  kommuneAfter: string | null;
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

/** How many numbers one call looks at: a filter that lets little through must not make a call read the whole log. */
const widest = 100_000;

/** The changes after a number that a condition on Change, joined with its Changeset, lets through. */
export async function readStretch<Row extends LoggedRow>(
  query: Query,
  { after, tidslinje, first }: Asked,
  condition: Sql,
): Promise<Stretch<Row>> {
  const state = await readLogState(query);
  refuseOther(state, after, tidslinje);
  const { head } = state;
  const end = Math.min(head, after + widest);
  const found = await query<Row>(sql`
      SELECT "Change".*, "firstChange", "lastChange", "at", "actor", "requestId", "source"
      FROM "Change" JOIN "Changeset" ON "firstChange" = "changeset"
      WHERE "id" > ${after} AND "id" <= ${end} AND ${condition} ORDER BY "id" LIMIT ${first + 1}`);
  const rows = found.slice(0, first);
  const last = found.length > first ? (rows.at(-1)?.id ?? after) : Math.max(after, end);
  return { rows, last, hasMore: last < head, head, tidslinje: present(state).id };
}
