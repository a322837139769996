import { otherSeparator } from '../../common/files/file-texts.ts';
import { BrokenCsv, beginningOf, type OnRead, readCsv } from '../../common/files/read-csv.ts';
import { cleanText } from '../../common/text/clean-text.ts';
import { parseFields } from '../core/input/fields.ts';
import { type PersonField, personFields } from '../core/input/person-fields.ts';
import { rowSchema } from '../core/input/row-schema.ts';
import { problem } from '../errors/refusals.ts';
import { noRow, type ReadRow, readRow, UnreadablePeople } from './row-source.ts';

/** Reads a flat file of people, with one header line. */
export async function* csvRows(file: string, onRead: OnRead): AsyncGenerator<ReadRow> {
  await refuseOtherSeparator(file);
  let columns: CsvColumn[] | null = null;
  try {
    for await (const { line, cells } of readCsv(file, onRead)) {
      if (columns === null) columns = readHeader(cells);
      else if (cells.some((cell) => cleanText(cell) !== '')) yield toRow(line, columns, cells);
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    throw new UnreadablePeople(error.line, problem('FILE_NOT_CSV', []));
  }
}

/** Checked before parsing: a quote after a comma fails as CSV, which would hide what is wrong. */
async function refuseOtherSeparator(file: string): Promise<void> {
  const [header = ''] = (await beginningOf(file, 4096)).split('\n');
  const value = header.includes(';') ? null : otherSeparator([header]);
  if (value !== null) throw new UnreadablePeople(1, problem('FILE_NOT_SEMICOLONS', [], { value }));
}

/** The error names an unknown column by its place: without a header the first line is of a person. */
function readHeader(names: string[]): CsvColumn[] {
  const known = new Map(Object.entries(csvColumns).map(([name, column]) => [name.toLowerCase(), column]));
  const columns = names.map((name, i) => {
    const column = known.get(cleanText(name).toLowerCase());
    if (!column) throw new UnreadablePeople(1, problem('COLUMN_UNKNOWN', [], { value: i + 1 }));
    return column;
  });
  const paths = columns.map(({ path }) => path.join('.'));
  for (const needed of ['type', 'enhed'])
    if (!paths.includes(needed)) throw new UnreadablePeople(1, problem('COLUMN_MISSING', [], { value: needed }));
  if (new Set(paths).size < paths.length) throw new UnreadablePeople(1, problem('COLUMN_TWICE', []));
  return columns;
}

function toRow(line: number, columns: CsvColumn[], cells: string[]): ReadRow {
  if (cells.some((cell) => cell.includes('\uFFFD'))) return noRow(line, problem('ROW_NOT_UTF8', []));
  if (cells.length !== columns.length)
    return noRow(line, problem('ROW_CELLS', [], { expected: columns.length, found: cells.length }));
  const given = fromCells(columns, cells);
  return readRow(line, parseFields(rowSchema, given, []), given);
}

interface Fields {
  [field: string]: unknown;
}

const booleans: Record<string, boolean> = { ja: true, true: true, '1': true, nej: false, false: false, '0': false };

/** A cell that says that there is none, as databases write it in text files. No name is written so. */
const none = '\\N';

/**
 * The row that the cells of a line stand for, in the form that its schema reads. What is no value stays as it is there;
 * an empty cell says nothing.
 */
function fromCells(columns: readonly CsvColumn[], cells: readonly string[]): Fields {
  const row: Fields = {};
  columns.forEach((column, i) => {
    const cell = cleanText(cells[i] ?? '');
    if (cell !== '') set(row, column.path, cellValue(cell, column));
  });
  return row;
}

function cellValue(cell: string, { kind }: CsvColumn): unknown {
  if (cell === none) return null;
  if (kind === 'boolean') return booleans[cell.toLowerCase()] ?? cell;
  if (kind === 'number') return Number(cell);
  return kind === 'list' ? cell.split('|').map(cleanText) : cell;
}

function set(fields: Fields, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    fields[name] = value;
    return;
  }
  fields[name] ??= {};
  set(fields[name] as Fields, rest, value);
}

type Kind = 'text' | 'boolean' | 'number' | 'list';

/** A column of a flat file: where its value stands in a row, and how it is written. */
export interface CsvColumn {
  path: readonly string[];
  kind: Kind;
}

const column = (path: string, kind: Kind = 'text'): CsvColumn => ({ path: path.split('.'), kind });

/**
 * The columns of a flat file of people, recognised by name in any order; `type` and `enhed` must be there. An empty cell
 * says nothing, as a column that is not there: what is known stays. The cell \N says that there is none. A boolean is ja
 * or nej (or true, false, 1, 0), and a list has | between its values. Which fields each type of row has is in
 * row-schema.ts; a value in a column that is another type's is refused.
 */
export const csvColumns: Readonly<Record<string, CsvColumn>> = {
  type: column('type'),
  enhed: column('enhed'),
  lokalId: column('lokalId'),
  gyldigFra: column('gyldigFra'),
  gyldigTil: column('gyldigTil'),
  // gruppe
  kode: column('kode'),
  navn: column('navn'),
  gruppetype: column('gruppetype'),
  linje: column('linje'),
  // gruppe and barn
  trin: column('trin'),
  // barn, ansat, ekstern
  rolle: column('rolle'),
  roller: column('roller', 'list'),
  grupper: column('grupper', 'list'),
  hovedgruppe: column('hovedgruppe'),
  elevnummer: column('elevnummer'),
  initialer: column('initialer'),
  stilling: column('stilling'),
  lokation: column('lokation'),
  // kontakt
  barnLokalId: column('barnLokalId'),
  relation: column('relation'),
  foraeldremyndighed: column('foraeldremyndighed', 'boolean'),
  adgangsniveau: column('adgangsniveau', 'number'),
  retsgrundlag: column('retsgrundlag'),
  cvrNummer: column('cvrNummer'),
  pNummer: column('pNummer'),
  // the person
  cpr: column('person.cpr'),
  ...personCsvColumns(),
};

function personCsvColumns(): Record<string, CsvColumn> {
  const paths = Object.entries<PersonField>(personFields).flatMap(([field, { files }]) =>
    files
      ? Object.entries(files).map(([name, part]) => [name, `${field}.${part}`] as const)
      : [[field, field] as const],
  );
  const kindOf = (path: string) => (path.endsWith('beskyttet') ? 'boolean' : 'text');
  return Object.fromEntries(paths.map(([name, path]) => [name, column(`person.${path}`, kindOf(path))]));
}
