import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import { nummerOf, rowOf, rows } from './sample-rows.ts';
import { foldByHand } from './where-oracle.ts';

/** What a search is to find, said once more over the sample's rows, slowly and without an index. */
export interface Hit {
  rank: number;
  nummer: string;
}

export const folded = (text: string): string => foldByHand(text);

export const numbersOf = (row: SamletRow): string[] =>
  [nummerOf(row), row.cvrNummer, row.pNummer].filter((number) => number !== '');

const kommuneOf = (row: SamletRow): SamletRow => {
  if (row.dagtilbudsType === 'daginstitution') return row;
  return rowOf(row.daginstitutionsNummer || rowOf(row.anvisningsenhedsNummer).daginstitutionsNummer);
};

const wordsOf = (text: string): string[] => folded(text).split(' ').filter(Boolean);

/** Letters added, left out, changed, or swapped with the next one, to make one word of the other. */
function errorsBetween(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      (table[i] as number[])[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same, swap);
    }
  return at(a.length, b.length);
}

type Fits = (asked: string, word: string) => boolean;

const isWhole: Fits = (asked, word) => word === asked;
/** A number fits itself and, as a house number does, itself with a letter. */
const isNumberOf: Fits = (asked, word) =>
  word === asked || (word.startsWith(asked) && /^[^\d]/.test(word.slice(asked.length)));
const isNumber = (text: string) => [...text].every((letter) => letter >= '0' && letter <= '9');
const isBeginning: Fits = (asked, word) => (isNumber(asked) ? isNumberOf(asked, word) : word.startsWith(asked));
const isPart: Fits = (asked, word) => (isNumber(asked) ? isNumberOf(asked, word) : word.includes(asked));
const isMistyped: Fits = (asked, word) =>
  isPart(asked, word) || (asked.length >= 4 && !/\d/.test(asked) && errorsBetween(asked, word) === 1);

/** The documented rank of a row; null when it is not to be found. */
function rankOf(row: SamletRow, text: string): number | null {
  const gade = `${row.vejNavn} ${row.husNummer}`;
  const [post, by, sted] = [row.postNummer, row.byNavn, row.supplerendeBynavn];
  const tails = [[], [post], [by], [post, by], [sted, post, by], [post, by, sted], [sted, by], [sted]];
  const addresses = row.vejNavn && row.husNummer ? tails.map((tail) => [gade, ...tail].join(' ')) : [];
  const whole = (one: string) => folded(one).replaceAll(' ', '');
  if (folded(row.dagtilbudsNavn) === folded(text)) return 1;
  if ([...numbersOf(row), ...addresses].some((one) => whole(one) === whole(text))) return 1;
  const [asked, navn] = [wordsOf(text), wordsOf(row.dagtilbudsNavn)];
  const address = wordsOf([row.vejNavn, row.husNummer, post, by, sted].join(' '));
  const kommune = kommuneOf(row).admKommuneKode_Tekst;
  const elsewhere = [...address, ...wordsOf(`${kommune} ${kommune}s Kommune`)];
  const numbers = numbersOf(row).map(folded);
  const every = (words: string[], fits: Fits) => asked.every((word) => words.some((one) => fits(word, one)));
  const anywhere = (fits: Fits) =>
    asked.every((word) => [...navn, ...elsewhere].some((one) => fits(word, one)) || numbers.includes(word));
  if (anywhere(isMistyped) && ` ${navn.join(' ')} `.startsWith(` ${wordsOf(text).join(' ')} `)) return 2;
  for (const [i, fits] of [isWhole, isBeginning, isPart].entries()) {
    if (every(navn, fits)) return 3 + 2 * i;
    if (anywhere(fits)) return 4 + 2 * i;
  }
  return anywhere(isMistyped) ? 9 : null;
}

const danish = new Intl.Collator('da', { sensitivity: 'base' });

/** Best first; then the active, then by name in the Danish alphabet, then by number. */
export function expectedHits(text: string, kommune: string | null = null): Hit[] {
  return rows
    .filter((row) => kommune === null || kommuneOf(row).admKommuneKode === kommune.replace(/^0/, ''))
    .flatMap((row) => {
      const rank = rankOf(row, text);
      return rank === null ? [] : [{ rank, row }];
    })
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(a.row.aktivitetsstatus !== 'Aktiv') - Number(b.row.aktivitetsstatus !== 'Aktiv') ||
        danish.compare(a.row.dagtilbudsNavn, b.row.dagtilbudsNavn) ||
        (nummerOf(a.row) < nummerOf(b.row) ? -1 : 1),
    )
    .map(({ rank, row }) => ({ rank, nummer: nummerOf(row) }));
}
