import { parseMoment } from '../scalars/date-time.ts';
import { name, type Sql, sql } from './sql.ts';

/** The data after a change: number of that change, or null for now. */
export type Snapshot = number | null;

/** The row versions that hold in a snapshot. `alias` names the table where a statement has several. */
export function inSnapshot(snapshot: Snapshot, alias?: string): Sql {
  const column = (field: string) => (alias === undefined ? name(field) : name(alias, field));
  if (snapshot === null) return sql`${column('toChange')} IS NULL`;
  return sql`${column('fromChange')} <= ${snapshot} AND (${column('toChange')} IS NULL OR ${column('toChange')} > ${snapshot})`;
}

/** What asks a database with the table Changeset, which both subgraphs have. */
interface Logged {
  query<Row>(statement: Sql): Promise<Row[]>;
}

/** The snapshot at a moment: everything committed then or before. */
export async function snapshotAt({ query }: Logged, asOf: string | null | undefined): Promise<Snapshot> {
  if (asOf === null || asOf === undefined) return null;
  const [last] = await query<{ lastChange: number }>(sql`
    SELECT "lastChange" FROM "Changeset" WHERE "at" <= ${parseMoment(asOf, 'asOf')}
    ORDER BY "lastChange" DESC LIMIT 1`);
  return last?.lastChange ?? 0;
}
