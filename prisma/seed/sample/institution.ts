import { type SamletRow, samletColumns } from '../samlet-row.ts';

/** A daginstitution with its children, before numbers are issued. Flaws are put in while it is still a tree. */
export type Institution = { row: SamletRow; enheder: Enhed[]; anker: boolean };
export type Enhed = { row: SamletRow; adresser: SamletRow[] };

export type Adresse = Pick<
  SamletRow,
  | 'kommuneKode'
  | 'kommuneKode_Tekst'
  | 'vejNavn'
  | 'husNummer'
  | 'postNummer'
  | 'byNavn'
  | 'supplerendeBynavn'
  | 'geoBredde'
  | 'geoLaengde'
  | 'dawaId'
>;

export const blankRow: Readonly<SamletRow> = Object.fromEntries(
  samletColumns.map((column) => [column, '']),
) as SamletRow;
