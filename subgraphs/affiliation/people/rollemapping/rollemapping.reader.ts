import { inSnapshot, type Snapshot, type Sql, sql } from '../../../common/database/sql.ts';
import { globalId } from '../../../common/node.ts';
import standard from '../../../common/reference/rollemapping.json' with { type: 'json' };
import { fold } from '../../../common/text/fold.ts';
import { parseList } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { isOn } from '../../core/periode/periode.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import type { Rollemapping as Row } from '../../generated/sqlite/client.ts';
import type { Rollemapping } from './rollemapping.ts';

const shipped: Rollemapping[] = standard.stillinger.map((line) => ({
  ...line,
  id: globalId('Rollemapping', fold(line.stilling)),
  gyldigFra: null,
  gyldigTil: null,
  version: null,
}));

/** A line of the shipped table, by its id. */
export const shippedRollemapping = (id: string): Rollemapping | null => shipped.find((line) => line.id === id) ?? null;

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

const shippedRoller = new Map(standard.stillinger.map(({ stilling, roller }) => [fold(stilling), roller]));

/**
 * What a job title is in Unilogin's role codes: as the municipality has decided, else as the shipped table assumes, else
 * nothing. There is no code for a dagplejer, so it has to be data (2.9). The municipality's mappings must be loaded.
 */
export function rollerOfStilling(work: Work, kommuneKode: string, stilling: string, day: string): string[] {
  const folded = fold(stilling);
  const own = work
    .where('rollemapping', 'kommuneKode', kommuneKode)
    .find(({ after }) => fold(after.stilling) === folded && isOn(after, day));
  return own ? parseList(own.after.roller) : (shippedRoller.get(folded) ?? []);
}
