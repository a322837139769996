import { name, type Sql, sql } from '../../common/database/sql.ts';
import { parseMoment } from '../../common/scalars/date-time.ts';
import type { RegisterDatabase } from '../database.ts';

/** The register after a change: number of that change, or null for now. */
export type Snapshot = number | null;

/** The row versions that hold in a snapshot. `alias` names the table where a statement has several. */
export function inSnapshot(snapshot: Snapshot, alias?: string): Sql {
  const column = (field: string) => (alias === undefined ? name(field) : name(alias, field));
  if (snapshot === null) return sql`${column('toChange')} IS NULL`;
  return sql`${column('fromChange')} <= ${snapshot} AND (${column('toChange')} IS NULL OR ${column('toChange')} > ${snapshot})`;
}

/** The snapshot at a moment: everything committed then or before. */
export async function snapshotAt(database: RegisterDatabase, asOf: string | null | undefined): Promise<Snapshot> {
  if (asOf === null || asOf === undefined) return null;
  const last = await database.read.changeset.findFirst({
    where: { at: { lte: parseMoment(asOf, 'asOf') } },
    orderBy: { lastChange: 'desc' },
  });
  return last?.lastChange ?? 0;
}
