import { inSnapshot, type Snapshot } from '../../common/database/snapshot.ts';
import { and, isIn, name, sql } from '../../common/database/sql.ts';
import { institutionNumberPattern } from '../../common/parse/institution-number.ts';
import { type Niveau, niveauer } from '../dagtilbud/niveau.ts';
import type { Source } from '../draft/load-draft.ts';
import type { KommuneRows } from './kommune-rows.ts';

type Named = { niveau: Niveau; nummer: string };

/** Which of the numbers named belong to other municipalities, as "niveau nummer"; the rest does not exist. */
export async function foreignNumbers(
  { query, provider }: Source,
  named: readonly Named[],
  rows: KommuneRows,
  snapshot: Snapshot,
): Promise<Set<string>> {
  const foreign = new Set<string>();
  for (const niveau of Object.keys(niveauer) as Niveau[]) {
    const numre = named
      .filter((one) => one.niveau === niveau && !rows[niveau].has(one.nummer))
      .map(({ nummer }) => nummer)
      .filter((nummer) => institutionNumberPattern.test(nummer));
    if (numre.length === 0) continue;
    const condition = and([inSnapshot(snapshot), isIn(provider, name('nummer'), numre)]);
    const found = await query<Named>(sql`SELECT "nummer" FROM ${name(niveauer[niveau].table)} WHERE ${condition}`);
    for (const { nummer } of found) foreign.add(`${niveau} ${nummer}`);
  }
  return foreign;
}
