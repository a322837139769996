import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import { alternativeAdresser, anvisningsenheder, daginstitutioner, nummerOf, orNull, rowOf } from './sample-rows.ts';

/** What `where` means, said once more over the sample's rows and without SQL. */
export interface Filter {
  eq?: string | null;
  in?: string[];
  startsWith?: string;
  contains?: string;
}
export type Where = { [field: string]: Filter | Where[] } & { AND?: Where[]; OR?: Where[] };

type Values = (row: SamletRow) => (string | null)[];

const unitOf = (row: SamletRow) => rowOf(row.anvisningsenhedsNummer);
const ownerOf = (row: SamletRow) => rowOf(row.daginstitutionsNummer);
const unitsOf = (row: SamletRow) =>
  anvisningsenheder.filter((unit) => unit.daginstitutionsNummer === row.daginstitutionsNummer);
const cell =
  (column: keyof SamletRow, from: (row: SamletRow) => SamletRow = (row) => row): Values =>
  (row) => [orNull(from(row)[column])];
const ofUnits =
  (column: keyof SamletRow): Values =>
  (row) =>
    unitsOf(row).map((unit) => orNull(unit[column]));

const shared = {
  nummer: ((row) => [nummerOf(row)]) satisfies Values,
  navn: cell('dagtilbudsNavn'),
  aktivitetsstatus: cell('aktivitetsstatus'),
  kommune: cell('admKommuneKode', ownerOf),
  ejerform: cell('ejerformKode', ownerOf),
  lovgrundlag: cell('lovgrundlagKode', ownerOf),
};
const place = { cvrNummer: cell('cvrNummer'), pNummer: cell('pNummer'), postNummer: cell('postNummer') };

/** Each list, its rows, and what each filter of it compares with; any one of several values will do. */
export const lists: Record<string, { type: string; rows: SamletRow[]; fields: Record<string, Values> }> = {
  daginstitutioner: {
    type: 'DaginstitutionWhere',
    rows: daginstitutioner,
    fields: {
      ...shared,
      institutionstype: ofUnits('instType3'),
      cvrNummer: ofUnits('cvrNummer'),
      pNummer: ofUnits('pNummer'),
      postNummer: ofUnits('postNummer'),
    },
  },
  anvisningsenheder: {
    type: 'AnvisningsenhedWhere',
    rows: anvisningsenheder,
    fields: {
      ...shared,
      ...place,
      institutionstype: cell('instType3'),
      daginstitutionsNummer: cell('daginstitutionsNummer'),
    },
  },
  alternativeAdresser: {
    type: 'AlternativAdresseWhere',
    rows: alternativeAdresser,
    fields: {
      ...shared,
      ...place,
      institutionstype: cell('instType3', unitOf),
      anvisningsenhedsNummer: cell('anvisningsenhedsNummer'),
    },
  },
};

const letters: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', é: 'e' };

/** As a Dane would fold by hand: enough for the sample's names. */
export const foldByHand = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[æøåé]/g, (letter) => letters[letter] ?? letter)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

function fits(field: string, value: string | null, { eq, in: values, startsWith, contains }: Filter): boolean {
  if (eq !== undefined && value !== eq) return false;
  if (values !== undefined && (value === null || !values.includes(value))) return false;
  const compared = field === 'navn' ? foldByHand : (text: string) => text;
  if (startsWith !== undefined && !(value !== null && compared(value).startsWith(compared(startsWith)))) return false;
  return contains === undefined || (value !== null && compared(value).includes(compared(contains)));
}

/** The numbers of the rows that a `where` of this list finds, by number. */
export function expectedNumbers(list: string, where: Where): string[] {
  const { rows, fields } = lists[list] as (typeof lists)[string];
  const holds = (row: SamletRow, { AND, OR, ...filters }: Where): boolean =>
    (AND === undefined || AND.every((part) => holds(row, part))) &&
    (OR === undefined || OR.some((part) => holds(row, part))) &&
    Object.entries(filters).every(([field, filter]) =>
      fields[field]?.(row).some((value) => fits(field, value, filter as Filter)),
    );
  return rows.filter((row) => holds(row, where)).map(nummerOf);
}
