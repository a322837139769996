import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import { sample } from '../../prisma/seed/sample.ts';

/** The rows that a test server begins with. */
export const rows: readonly SamletRow[] = [...sample('small')];

const ofType = (type: string) => rows.filter((row) => row.dagtilbudsType === type);

export const daginstitutioner = ofType('daginstitution');
export const anvisningsenheder = ofType('anvisningsenhed');
export const alternativeAdresser = ofType('alternativAdresse');

/** A row's own number: that of the lowest level it names. */
export const nummerOf = (row: SamletRow): string =>
  row.alternativAdresseNummer || row.anvisningsenhedsNummer || row.daginstitutionsNummer;

/** The row with this number, which must be in the sample. */
export function rowOf(nummer: string): SamletRow {
  const row = rows.find((candidate) => nummerOf(candidate) === nummer);
  if (!row) throw new Error(`the sample has no ${nummer}`);
  return row;
}

/** An empty cell is null in the API. */
export const orNull = (cell: string): string | null => (cell === '' ? null : cell);

/** The code and text of two cells; null when there is no code. */
export const kodeOf = (kode: string, tekst: string) => (kode === '' ? null : { kode, tekst });
