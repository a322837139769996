import standard from '../../../prisma/seed/rollemapping.json' with { type: 'json' };
import { inSnapshot, type Snapshot } from '../../common/database/snapshot.ts';
import { type Sql, sql } from '../../common/database/sql.ts';
import { fold } from '../../common/text/fold.ts';
import { parseList } from '../change/parse-list.ts';
import type { AffiliationDatabase } from '../database.ts';
import type { Rollemapping as Row } from '../generated/sqlite/client.ts';
import { isOn } from '../periode/periode.ts';
import type { Rollemapping } from './rollemapping.ts';

const shipped: Rollemapping[] = standard.stillinger.map((line) => ({
  ...line,
  id: null,
  gyldigFra: null,
  gyldigTil: null,
  version: null,
}));

/** What a municipality has decided, by job title. */
export async function readRollemappings(
  { query }: AffiliationDatabase,
  condition: Sql,
  snapshot: Snapshot,
): Promise<Rollemapping[]> {
  const rows = await query<Row>(sql`
    SELECT * FROM "Rollemapping" WHERE ${condition} AND ${inSnapshot(snapshot)} ORDER BY "foldedNavn", "gyldigFra", "id"`);
  return rows.map(({ roller, ...row }) => ({ ...row, roller: parseList(roller) }));
}

/** What holds on a day: its own, and the shipped table for the other job titles. */
export function heldOn(own: readonly Rollemapping[], day: string): Rollemapping[] {
  const held = own.filter(({ gyldigFra, gyldigTil }) => isOn({ gyldigFra: gyldigFra ?? '', gyldigTil }, day));
  const decided = new Set(held.map(({ stilling }) => fold(stilling)));
  return [...held, ...shipped.filter(({ stilling }) => !decided.has(fold(stilling)))];
}
