import type { Caller } from '../../common/auth/caller.ts';
import { reachOf } from '../../common/auth/reach-of.ts';
import { inSnapshot } from '../../common/database/snapshot.ts';
import { and, sql } from '../../common/database/sql.ts';
import { isUuid } from '../../common/parse/uuid.ts';
import type { AffiliationDatabase } from '../database.ts';
import { unitInReach } from '../enhed/unit-in-reach.ts';
import type { Gaesteophold as Row } from '../generated/sqlite/client.ts';
import { withOpenedTexts } from '../person/sealed-texts.ts';
import type { Gaesteophold } from './gaesteophold.ts';
import { toGaesteophold } from './to-gaesteophold.ts';

/** A stay as it is now; null when there is none that the caller may see. */
export async function readGaesteophold(
  { query, provider, vault }: AffiliationDatabase,
  caller: Caller,
  id: string,
): Promise<Gaesteophold | null> {
  if (!isUuid(id)) return null;
  const visible = unitInReach(provider, reachOf(caller, 'dagpleje.read'), 'Gaesteophold', 'enhedsNummer');
  const condition = and([sql`"id" = ${id}`, inSnapshot(null), visible]);
  const [row] = await query<Row>(sql`SELECT * FROM "Gaesteophold" WHERE ${condition}`);
  return row ? toGaesteophold(withOpenedTexts(vault, 'Gaesteophold', row), null) : null;
}
