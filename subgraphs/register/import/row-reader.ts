import type { Niveau } from '../dagtilbud/niveau.ts';
import { contentColumns } from '../draft/content.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { refusalAt } from './finding.ts';
import type { ImportRow } from './import-row.ts';
import { type Kolonne, kolonneOf, nummerKolonne } from './kolonne.ts';
import { type KolonneParsers, kolonneParsers } from './kolonne-parsers.ts';
import type { Layout, Place } from './layout.ts';
import { type CellValue, type ParseCell, parseCell, type Refuse } from './parse-cell.ts';
import type { SourceRow } from './row-source.ts';

type Cell = Place & { kolonne: Kolonne; parse: ParseCell };

/** Reads the rows of a file whose header is known. */
export class RowReader {
  readonly #layout: Layout;
  readonly #type: Cell | null;
  readonly #cells: Record<Niveau, Cell[]>;
  #row: ImportRow | null = null;
  #cell: Cell | null = null;
  #value = '';

  constructor(layout: Layout, kodebog: Kodebog) {
    this.#layout = layout;
    const cells = cellsOf(layout, kolonneParsers(kodebog));
    this.#type = cells(['dagtilbudsType'])[0] ?? null;
    const ofNiveau = (niveau: Niveau) =>
      cells([nummerKolonne[niveau], ...contentColumns[niveau].map((column) => kolonneOf(niveau, column))]);
    this.#cells = {
      daginstitution: withKommune(ofNiveau('daginstitution')),
      anvisningsenhed: ofNiveau('anvisningsenhed'),
      alternativAdresse: withNummer(ofNiveau('alternativAdresse'), nummerKolonne.alternativAdresse),
    };
  }

  /** The level of a row; null when it cannot be told. */
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
    for (const cell of this.#cells[niveau]) row.cells[cell.kolonne] = this.#parse(cell, values);
    row.nummer = (row.cells[nummerKolonne[niveau]] ?? null) as string | null;
  }

  #parse(cell: Cell, values: string[]): CellValue {
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

function cellsOf({ places }: Layout, { code, tekst }: KolonneParsers) {
  const cellOf = (kolonne: Kolonne): Cell[] => {
    const place = places.get(kolonne);
    return place ? [{ ...place, kolonne, parse: (place.isTekst && tekst[kolonne]) || code[kolonne] }] : [];
  };
  return (kolonner: readonly Kolonne[]): Cell[] => kolonner.flatMap(cellOf);
}

/** A daginstitution cannot be without its municipality; on the other levels the column is only compared. */
const withKommune = (cells: Cell[]): Cell[] =>
  cells.map((cell) =>
    cell.kolonne === 'admKommuneKode' ? { ...cell, parse: parseCell.required(cell.parse, 'VALUE_EMPTY', '101') } : cell,
  );

/** The combined export of a register without alternative adresser may lack their column; then none can stand in it. */
const withNummer = (cells: Cell[], kolonne: Kolonne): Cell[] =>
  cells.some((cell) => cell.kolonne === kolonne)
    ? cells
    : [...cells, { header: kolonne, index: -1, isTekst: false, kolonne, parse: parseCell.nummer }];

function refuseWidth({ line, refusals }: ImportRow, values: string[], width: number): void {
  refusals.push(refusalAt(line, 'CELLS_WRONG', { value: String(values.length), expected: String(width) }));
}
