import type { Work } from './work.ts';

/** The source of users that were attached by hand in Unilogin's user administration (STIL's schemas of wsiEKSPORT). */
export const manualKilde = 'HUGO Brugeradministrationen';

/** The sources of a municipality, the one whose word counts most first; those it has not ranked follow by name. */
export function kildeOrder(work: Work, kommuneKode: string, kilder: Iterable<string>): string[] {
  const ranked = new Map(
    work
      .all('kilde')
      .filter(({ after }) => after.kommuneKode === kommuneKode)
      .map(({ after }) => [after.kode, after.prioritet]),
  );
  const rank = (kilde: string) => ranked.get(kilde) ?? Number.MAX_SAFE_INTEGER;
  return [...kilder].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
