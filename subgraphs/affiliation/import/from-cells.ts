import { cleanText } from '../../common/text/clean-text.ts';
import type { CsvColumn } from './csv-columns.ts';

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
export function fromCells(columns: readonly CsvColumn[], cells: readonly string[]): Fields {
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
