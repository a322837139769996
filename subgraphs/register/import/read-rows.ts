import type { OnRead } from '../../common/files/read-csv.ts';
import { contentColumns, type Niveau } from '../dagtilbud/fields.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type CellValue, columnParsers, type ParseCell, parseCell, type Refuse } from './column-parsers.ts';
import type { RowSource, SourceRow } from './csv-file.ts';
import { type FileFinding, refusalAt, remarkAt } from './file-findings.ts';
import type { ReportBuilder } from './load-report.ts';
import { type FileColumn, fileColumnOf, type Layout, nummerColumn, type Place, readHeader } from './read-header.ts';

/** One row of a file, read and checked by itself. */
export interface ImportRow {
  line: number;
  /** Null when the row does not say. */
  niveau: Niveau | null;
  nummer: string | null;
  /** What the file's columns hold; a column that the file lacks is absent. */
  cells: Partial<Record<FileColumn, CellValue>>;
  refusals: FileFinding[];
  /** Whether it has been refused, for one of these or for what other rows say. */
  refused: boolean;
}

/** A row that says which object it is about. */
export type ObjectRow = ImportRow & { niveau: Niveau; nummer: string };

/** A file as read: its rows that say which object they are about, also those that are refused. */
export interface ReadRows {
  layout: Layout;
  rows: ObjectRow[];
}

/** Reads a file and refuses what is wrong with each row by itself. Null when its header says nothing of the register. */
export async function readRows(
  source: RowSource,
  kodebog: Kodebog,
  report: ReportBuilder,
  onRead: OnRead,
): Promise<ReadRows | null> {
  const rows: ObjectRow[] = [];
  const lines = new Map<string, number>();
  let layout: Layout | null = null;
  let reader: RowReader | null = null;
  for await (const row of source.rows(onRead)) {
    if (reader) rows.push(...checked(reader.read(row), lines, report));
    else {
      layout = readLayout(row, report);
      if (layout === null) return null;
      reader = new RowReader(layout, kodebog);
    }
  }
  if (layout === null) report.refuse(refusalAt(1, 'FILE_EMPTY'));
  else if (report.rowsOf('total') === 0) report.remark(remarkAt(1, 'FILE_WITHOUT_ROWS'));
  if (layout && source.unfinished) report.remark(remarkAt(1, 'FILE_ENDS_IN_A_ROW'));
  return layout && { layout, rows };
}

function readLayout(header: Parameters<typeof readHeader>[0], report: ReportBuilder): Layout | null {
  const { layout, refusals, remarks } = readHeader(header);
  report.kind = layout?.kind ?? null;
  report.refuse(...refusals);
  for (const remark of remarks) report.remark(remark);
  return refusals.length === 0 ? layout : null;
}

/** Counts a row and reports why it is refused. `lines`: on which line each number of each level stands first. */
function checked(row: ImportRow, lines: Map<string, number>, report: ReportBuilder): ObjectRow[] {
  report.countRow(row.niveau);
  const known = isOfObject(row) ? [row] : [];
  for (const { line, niveau, nummer, refusals } of known) {
    const other = lines.get(`${niveau} ${nummer}`);
    if (other === undefined) lines.set(`${niveau} ${nummer}`, line);
    else refusals.push(refusalAt(line, 'NUMMER_TWICE', { value: nummer, other }));
  }
  if (row.refusals.length > 0) report.refuseRow(row, ...row.refusals);
  return known;
}

const isOfObject = (row: ImportRow): row is ObjectRow => row.niveau !== null && row.nummer !== null;

type ColumnReader = Place & { fileColumn: FileColumn; parse: ParseCell };

/** Reads the rows of a file whose header is known. */
class RowReader {
  readonly #layout: Layout;
  readonly #type: ColumnReader | null;
  readonly #cells: Record<Niveau, ColumnReader[]>;
  #row: ImportRow | null = null;
  #cell: ColumnReader | null = null;
  #value = '';

  constructor(layout: Layout, kodebog: Kodebog) {
    this.#layout = layout;
    const cells = cellsOf(layout, columnParsers(kodebog));
    this.#type = cells(['dagtilbudsType'])[0] ?? null;
    const ofNiveau = (niveau: Niveau) =>
      cells([nummerColumn[niveau], ...contentColumns[niveau].map((column) => fileColumnOf(niveau, column))]);
    this.#cells = {
      daginstitution: withKommune(ofNiveau('daginstitution')),
      anvisningsenhed: ofNiveau('anvisningsenhed'),
      alternativAdresse: withNummer(ofNiveau('alternativAdresse'), nummerColumn.alternativAdresse),
    };
  }

  /** The level of a row; null when the row does not say. */
  niveauOf({ values }: SourceRow): Niveau | null {
    const { kind, width } = this.#layout;
    if (values.length !== width) return null;
    if (kind !== 'samlet') return kind;
    return this.#type && (this.#type.parse(values[this.#type.index] ?? '', () => null) as Niveau | null);
  }

  read(source: SourceRow): ImportRow {
    const { line, values } = source;
    const row: ImportRow = {
      line,
      niveau: this.niveauOf(source),
      nummer: null,
      cells: {},
      refusals: [],
      refused: false,
    };
    this.#row = row;
    if (values.length !== this.#layout.width) refuseWidth(row, values, this.#layout.width);
    else if (row.niveau !== null) this.#readCells(row, row.niveau, values);
    else if (this.#type) this.#parse(this.#type, values);
    return row;
  }

  #readCells(row: ImportRow, niveau: Niveau, values: string[]): void {
    for (const cell of this.#cells[niveau]) row.cells[cell.fileColumn] = this.#parse(cell, values);
    row.nummer = (row.cells[nummerColumn[niveau]] ?? null) as string | null;
  }

  #parse(cell: ColumnReader, values: string[]): CellValue {
    this.#cell = cell;
    this.#value = values[cell.index] ?? '';
    return this.#value.includes('\0') ? this.#refuse('VALUE_UNREADABLE') : cell.parse(this.#value, this.#refuse);
  }

  /** Refuses the cell that is being read. One function for all cells: there are a quarter of a million in a file. */
  readonly #refuse: Refuse = (code, details = {}) => {
    this.#row?.refusals.push(
      refusalAt(this.#row.line, code, { column: this.#cell?.header, value: this.#value, ...details }),
    );
    return null;
  };
}

function cellsOf({ places }: Layout, parsers: ReturnType<typeof columnParsers>) {
  const cellOf = (fileColumn: FileColumn): ColumnReader[] => {
    const place = places.get(fileColumn);
    const { code, tekst } = parsers[fileColumn];
    return place ? [{ ...place, fileColumn, parse: (place.isText && tekst) || code }] : [];
  };
  return (fileColumns: readonly FileColumn[]): ColumnReader[] => fileColumns.flatMap(cellOf);
}

/** A daginstitution cannot be without its municipality; on the other levels the column is only compared. */
const withKommune = (cells: ColumnReader[]): ColumnReader[] =>
  cells.map((cell) =>
    cell.fileColumn === 'admKommuneKode'
      ? { ...cell, parse: parseCell.required(cell.parse, 'VALUE_EMPTY', '101') }
      : cell,
  );

/** The combined export of a register without alternative adresser may lack their column; then none can stand in it. */
const withNummer = (cells: ColumnReader[], fileColumn: FileColumn): ColumnReader[] =>
  cells.some((cell) => cell.fileColumn === fileColumn)
    ? cells
    : [...cells, { header: fileColumn, index: -1, isText: false, fileColumn, parse: parseCell.nummer }];

function refuseWidth({ line, refusals }: ImportRow, values: string[], width: number): void {
  refusals.push(refusalAt(line, 'CELLS_WRONG', { value: String(values.length), expected: String(width) }));
}
