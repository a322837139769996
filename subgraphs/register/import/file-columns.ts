import { type Column, fieldOf, levelFields, type Niveau, type oplyst, oplystColumns } from '../dagtilbud/fields.ts';

/** Which of the register's four exports a file is: the combined one, or that of a single level. */
export type FileKind = 'samlet' | Niveau;

/** What a column of a file means. What a unit's row says of its daginstitution stands in the daginstitution's columns. */
export type FileColumn =
  | 'dagtilbudsType'
  | 'alternativAdresseNummer'
  | Exclude<Column, (typeof oplyst)[keyof typeof oplyst]>;

/** The columns' spellings in the service's data model, the single-level exports and the combined one. Case is ignored. */
export const spellings = {
  ...Object.fromEntries(Object.entries(fieldOf).map(([column, { files }]) => [column, files])),
  dagtilbudsType: ['dagtilbudsType'],
  alternativAdresseNummer: ['alternativAdresseNummer', 'alternativAdressesNummer'],
} as unknown as Readonly<Record<FileColumn, readonly string[]>>;

/** The name's spellings: a single-level file may name the parent too, so only the level's own name counts. */
export const navnSpellings: Record<FileKind, readonly string[]> = {
  samlet: ['dagtilbudsNavn', 'navn', 'daginstitutionsNavn'],
  daginstitution: levelFields.daginstitution.navn.files,
  anvisningsenhed: levelFields.anvisningsenhed.navn.files,
  alternativAdresse: levelFields.alternativAdresse.navn.files,
};

/** Columns of the exports that are known and rightly left unread: the register sets them itself. */
export const ownColumns: readonly string[] = ['senestOpdateret'];

/** The column that holds the number of a row of each level. */
export const nummerColumn = {
  daginstitution: 'daginstitutionsNummer',
  anvisningsenhed: 'anvisningsenhedsNummer',
  alternativAdresse: 'alternativAdresseNummer',
} as const;

/** The column of a file that a column of a level is read from. */
export function fileColumnOf(niveau: Niveau, column: Column): FileColumn {
  const said = niveau === 'anvisningsenhed' && oplystColumns.find(([, oplyst]) => oplyst === column);
  return said ? said[0] : (column as FileColumn);
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
  isText: boolean;
}

/** What a file's header says. */
export interface Layout {
  kind: FileKind;
  width: number;
  places: ReadonlyMap<FileColumn, Place>;
}
