import type { Niveau } from '../dagtilbud/niveau.ts';
import { type Content, type contentColumns, type oplyst, oplystColumns } from '../draft/content.ts';

/** Which of the register's four exports a file is: the combined one, or that of a single level. */
export type FileKind = 'samlet' | Niveau;

type Keys<T> = T extends unknown ? keyof T : never;
type Nummer = 'daginstitutionsNummer' | 'anvisningsenhedsNummer' | 'alternativAdresseNummer';

/** What a column of a file means. What a unit's row says of its daginstitution stands in the daginstitution's columns. */
export type FileColumn =
  | 'dagtilbudsType'
  | Nummer
  | Exclude<Keys<Content[Niveau]>, (typeof oplyst)[keyof typeof oplyst]>;

/** The columns' spellings in the service's data model, the single-level exports and the combined one. Case is ignored. */
export const spellings: Record<Exclude<FileColumn, 'navn'>, readonly string[]> = {
  dagtilbudsType: ['dagtilbudsType'],
  daginstitutionsNummer: ['daginstitutionsNummer', 'daginstitutionNummer'],
  anvisningsenhedsNummer: ['anvisningsenhedsNummer', 'anvisningsenhedNummer', 'enhedsNummer'],
  alternativAdresseNummer: ['alternativAdresseNummer', 'alternativAdressesNummer'],
  aktivitetsstatus: ['aktivitetsstatus'],
  institutionstypeKode: ['instType3', 'instType3Kode', 'institutionstypeKode'],
  ejerformKode: ['ejerformKode', 'ejerform'],
  lovgrundlagKode: ['lovgrundlagKode', 'lovgrundlag'],
  admKommuneKode: ['admKommuneKode', 'admKommuneNummer', 'admKommune'],
  vejNavn: ['vejNavn'],
  husNummer: ['husNummer', 'husNr'],
  postNummer: ['postNummer', 'postNr'],
  byNavn: ['byNavn'],
  supplerendeBynavn: ['supplerendeBynavn'],
  kommuneKode: ['kommuneKode', 'kommuneNummer'],
  dawaId: ['dawaId'],
  geoBredde: ['geoBredde'],
  geoLaengde: ['geoLaengde', 'geoLængde'],
  email: ['email', 'e-mail'],
  telefonNummer: ['telefonNummer', 'telefon'],
  cvrNummer: ['cvrNummer', 'cvr'],
  pNummer: ['pNummer'],
};

/** The name's spellings: a single-level file may name the parent too, so only the level's own name counts. */
export const navnSpellings: Record<FileKind, readonly string[]> = {
  samlet: ['dagtilbudsNavn', 'navn', 'daginstitutionsNavn'],
  daginstitution: ['daginstitutionsNavn', 'dagtilbudsNavn', 'navn'],
  anvisningsenhed: ['anvisningsenhedsNavn', 'enhedsNavn', 'dagtilbudsNavn', 'navn'],
  alternativAdresse: ['alternativAdresseNavn', 'dagtilbudsNavn', 'navn'],
};

/** Columns of the exports that are known and rightly left unread: the register sets them itself. */
export const ownColumns: readonly string[] = ['senestOpdateret'];

/** The column that holds the number of a row of each level. */
export const nummerColumn = {
  daginstitution: 'daginstitutionsNummer',
  anvisningsenhed: 'anvisningsenhedsNummer',
  alternativAdresse: 'alternativAdresseNummer',
} as const;

export type Column = (typeof contentColumns)[Niveau][number];

/** The column of a file that a column of a level is read from. */
export function fileColumnOf(niveau: Niveau, column: Column): FileColumn {
  const told = niveau === 'anvisningsenhed' && oplystColumns.find(([, oplyst]) => oplyst === column);
  return told ? told[0] : (column as FileColumn);
}

const shared = ['navn', 'admKommuneKode'] as const;

/** Without these columns a file is not the export it looks like. */
export const requiredColumns: Record<FileKind, readonly FileColumn[]> = {
  samlet: ['dagtilbudsType', 'daginstitutionsNummer', 'anvisningsenhedsNummer', ...shared],
  daginstitution: ['daginstitutionsNummer', ...shared],
  anvisningsenhed: ['anvisningsenhedsNummer', 'navn', 'daginstitutionsNummer'],
  alternativAdresse: ['alternativAdresseNummer', 'navn', 'anvisningsenhedsNummer'],
};

/** Where a column stands in a file. */
export interface Place {
  /** As the file's header spells it. */
  header: string;
  index: number;
  /** The file has only the code's text (`_Tekst`). */
  isTekst: boolean;
}

/** What a file's header says. */
export interface Layout {
  kind: FileKind;
  width: number;
  places: ReadonlyMap<FileColumn, Place>;
}
