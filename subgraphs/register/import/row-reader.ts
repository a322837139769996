import { contentColumns } from '../change/content.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { refusalAt } from './finding.ts';
import type { ImportRow } from './import-row.ts';
import { type Kolonne, nummerKolonne, ownerKolonner } from './kolonne.ts';
import { type KolonneParsers, kolonneParsers } from './kolonne-parsers.ts';
import type { Layout, Place } from './layout.ts';
import { type ParseCell, parseCell } from './parse-cell.ts';
import type { Details, RefusalCode } from './refusal-codes.ts';
import type { SourceRow } from './row-source.ts';

type Cell = Place & { kolonne: Kolonne; parse: ParseCell };

/** Reads the rows of a file whose header is known. */
export class RowReader {
  readonly #layout: Layout;
  readonly #type: Cell | null;
  readonly #cells: Record<Niveau, Cell[]>;

  constructor(layout: Layout, kodebog: Kodebog) {
    this.#layout = layout;
    const cells = cellsOf(layout, kolonneParsers(kodebog));
    this.#type = cells(['dagtilbudsType'])[0] ?? null;
    const ofNiveau = (niveau: Niveau) => cells([nummerKolonne[niveau], ...contentColumns[niveau]]);
    this.#cells = {
      daginstitution: withKommune(ofNiveau('daginstitution')),
      anvisningsenhed: [...ofNiveau('anvisningsenhed'), ...cells(ownerKolonner)],
      alternativAdresse: withNummer(ofNiveau('alternativAdresse'), nummerKolonne.alternativAdresse),
    };
  }

  read({ line, values }: SourceRow): ImportRow {
    const row: ImportRow = { line, niveau: null, nummer: null, cells: {}, refusals: [], refused: false };
    if (values.length !== this.#layout.width) refuseWidth(row, values, this.#layout.width);
    else row.niveau = this.#niveau(row, values);
    if (row.niveau !== null) this.#readCells(row, row.niveau, values);
    return row;
  }

  #niveau(row: ImportRow, values: string[]): Niveau | null {
    const { kind } = this.#layout;
    if (kind !== 'samlet') return kind;
    return this.#type && (parse(row, this.#type, values) as Niveau | null);
  }

  #readCells(row: ImportRow, niveau: Niveau, values: string[]): void {
    for (const cell of this.#cells[niveau]) row.cells[cell.kolonne] = parse(row, cell, values);
    row.nummer = (row.cells[nummerKolonne[niveau]] ?? null) as string | null;
  }
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

function parse(row: ImportRow, cell: Cell, values: string[]) {
  const value = values[cell.index] ?? '';
  const refuse = (code: RefusalCode, details: Details = {}): null => {
    row.refusals.push(refusalAt(row.line, code, { column: cell.header, value, ...details }));
    return null;
  };
  return value.includes('\0') ? refuse('VALUE_UNREADABLE') : cell.parse(value, refuse);
}

function refuseWidth({ line, refusals }: ImportRow, values: string[], width: number): void {
  refusals.push(refusalAt(line, 'CELLS_WRONG', { value: String(values.length), expected: String(width) }));
}
