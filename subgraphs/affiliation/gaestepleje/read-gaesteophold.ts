import type { Caller } from '../../common/auth/caller.ts';
import { inSnapshot } from '../../common/database/snapshot.ts';
import { and, sql } from '../../common/database/sql.ts';
import { isId } from '../change/is-id.ts';
import type { AffiliationDatabase } from '../database.ts';
import { visibleAt } from '../enhed/visible-at.ts';
import type { Gaesteophold as Row } from '../generated/sqlite/client.ts';
import type { Gaesteophold } from './gaesteophold.ts';
import { toGaesteophold } from './to-gaesteophold.ts';

/** A stay as it is now; null when there is none that the caller may see. */
export async function readGaesteophold(
  { query, provider }: AffiliationDatabase,
  caller: Caller,
  id: string,
): Promise<Gaesteophold | null> {
  if (!isId(id)) return null;
  const condition = and([sql`"id" = ${id}`, inSnapshot(null), visibleAt(caller, 'dagpleje.read', provider)]);
  const [row] = await query<Row>(sql`SELECT * FROM "Gaesteophold" WHERE ${condition}`);
  return row ? toGaesteophold(row) : null;
}
