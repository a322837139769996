import { isIn, name, sql } from '../../common/database/sql.ts';
import type { Source } from '../change/work.ts';

interface Scope {
  kilde: string;
  kommune: string | null;
  today: string;
}

/**
 * The units where a source has people and that its file does not name; null when nobody says of which municipalities the
 * file is. A source is a municipality's own, also where another municipality has a system of that name: a file is of the
 * municipality that it is loaded for, otherwise of those whose units it names.
 */
export async function readAbsent(
  { query, provider }: Source,
  { kilde, kommune, today }: Scope,
  named: ReadonlySet<string>,
): Promise<string[] | null> {
  const kommuner = kommune === null ? await kommunerOf({ query, provider }, [...named]) : [kommune];
  if (kommuner.length === 0) return null;
  const held = await query<{ nummer: string }>(sql`
    SELECT DISTINCT enhed."nummer" FROM "Tilknytning" tie JOIN "Enhed" enhed ON enhed."nummer" = tie."enhedsNummer"
    WHERE tie."toChange" IS NULL AND tie."kilde" = ${kilde} AND NOT tie."aflyst"
      AND (tie."gyldigTil" IS NULL OR tie."gyldigTil" >= ${today})
      AND ${isIn(provider, name('enhed', 'kommuneKode'), kommuner)}
    ORDER BY enhed."nummer"`);
  return held.flatMap(({ nummer }) => (named.has(nummer) ? [] : [nummer]));
}

async function kommunerOf(
  { query, provider }: Pick<Source, 'query' | 'provider'>,
  enheder: string[],
): Promise<string[]> {
  if (enheder.length === 0) return [];
  const rows = await query<{ kommuneKode: string }>(sql`
    SELECT DISTINCT "kommuneKode" FROM "Enhed" WHERE ${isIn(provider, name('nummer'), enheder)}`);
  return rows.map(({ kommuneKode }) => kommuneKode);
}
