import { otherSeparator } from '../../common/files/file-texts.ts';
import { type Column, fieldOf, levelFields, type Niveau, type oplyst, oplystColumns } from '../dagtilbud/fields.ts';
import type { SourceRow } from './csv-file.ts';
import { type FileFinding, refusalAt, remarkAt } from './file-findings.ts';

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

interface Header {
  /** Null when no column shows which export it is. */
  layout: Layout | null;
  refusals: FileFinding[];
  remarks: FileFinding[];
}

type Meaning = { fileColumn: FileColumn; isText: boolean };
type HeaderCell = { header: string; index: number; meaning: Meaning | undefined };

/** Tells from its header which export a file is, and where its columns stand. */
export function readHeader({ line, values }: SourceRow): Header {
  const kind = kindOf(values);
  if (kind === null) return { layout: null, refusals: [unknownHeader(line, values)], remarks: [] };
  const meanings = meaningsOf(kind);
  const columns = values.map((header, index) => ({ header, index, meaning: meanings.get(header.toLowerCase()) }));
  const places = placesOf(columns);
  const missing = requiredColumns[kind].filter((fileColumn) => !places.has(fileColumn));
  const unknown = columns.filter(({ meaning, header }) => !meaning && !isOwn(header));
  return {
    layout: { kind, width: values.length, places },
    refusals: [...duplicates(columns, line), ...missing.map((fileColumn) => missingColumn(fileColumn, kind, line))],
    remarks: unknown.map(({ header }) => remarkAt(line, 'COLUMN_UNKNOWN', { column: header, value: header })),
  };
}

/** A code's text is read only where the code itself is missing. */
function placesOf(columns: HeaderCell[]): Map<FileColumn, Place> {
  const places = new Map<FileColumn, Place>();
  for (const isText of [true, false])
    for (const { header, index, meaning } of columns)
      if (meaning?.isText === isText) places.set(meaning.fileColumn, { header, index, isText });
  return places;
}

function kindOf(values: string[]): FileKind | null {
  const has = (fileColumn: keyof typeof spellings) =>
    spellings[fileColumn].some((spelling) => values.some((value) => value.toLowerCase() === spelling.toLowerCase()));
  if (has('dagtilbudsType')) return 'samlet';
  if (has('alternativAdresseNummer')) return 'alternativAdresse';
  if (has('anvisningsenhedsNummer')) return 'anvisningsenhed';
  return has('daginstitutionsNummer') ? 'daginstitution' : null;
}

/** What each spelling means in a file of this kind. */
function meaningsOf(kind: FileKind): Map<string, Meaning> {
  const all = Object.entries({ ...spellings, navn: navnSpellings[kind] }) as [FileColumn, readonly string[]][];
  const codes = all.flatMap(([fileColumn, names]) => names.map((name) => ({ name, fileColumn, isText: false })));
  const texts = codes.map(({ name, fileColumn }) => ({ name: `${name}_Tekst`, fileColumn, isText: true }));
  const coded = texts.filter(({ fileColumn }) => fileColumn.endsWith('Kode') || fileColumn === 'aktivitetsstatus');
  return new Map([...codes, ...coded].map(({ name, ...meaning }) => [name.toLowerCase(), meaning]));
}

const isOwn = (header: string): boolean =>
  header === '' || ownColumns.some((own) => own.toLowerCase() === header.toLowerCase());

/** Two columns that mean the same, whether spelled alike or not; nobody can say which of them counts. */
function duplicates(columns: HeaderCell[], line: number): FileFinding[] {
  const seen = new Map<string, string>();
  return columns.flatMap(({ header, meaning }) => {
    const key = meaning ? `${meaning.fileColumn}/${meaning.isText}` : header.toLowerCase();
    const first = seen.get(key);
    seen.set(key, first ?? header);
    if (first === undefined || header === '') return [];
    return [refusalAt(line, 'COLUMN_TWICE', { column: header, expected: `${first}, ${header}` })];
  });
}

function missingColumn(fileColumn: FileColumn, kind: FileKind, line: number): FileFinding {
  const names = fileColumn === 'navn' ? navnSpellings[kind] : spellings[fileColumn];
  return refusalAt(line, 'COLUMN_MISSING', { column: names[0], example: names.join(', ') });
}

/** A file of another separator is one of one column, of which no name is known. */
function unknownHeader(line: number, values: string[]): FileFinding {
  const separator = otherSeparator(values);
  if (separator !== null) return refusalAt(line, 'FILE_NOT_SEMICOLONS', { value: separator });
  return refusalAt(line, 'HEADER_UNKNOWN', asHeader(values));
}

const asHeader = (values: string[]) => ({
  value: values.join(';'),
  example: 'dagtilbudsType;daginstitutionsNummer;anvisningsenhedsNummer;dagtilbudsNavn;…',
});
