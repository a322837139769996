import { otherSeparator } from '../../common/files/file-texts.ts';
import type { SourceRow } from './csv-file.ts';
import {
  type FileColumn,
  type FileKind,
  type Layout,
  navnSpellings,
  ownColumns,
  type Place,
  requiredColumns,
  spellings,
} from './file-columns.ts';
import { type FileFinding, refusalAt, remarkAt } from './file-findings.ts';

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
