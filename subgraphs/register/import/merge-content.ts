import { type Content, contentColumns } from '../change/content.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';
import type { Rows } from '../dagtilbud/rows.ts';
import type { ImportRow } from './import-row.ts';
import type { CellValue } from './parse-cell.ts';

/** An object's content after the row: what the file has no column for stays; a new object has nothing there. */
export function mergeContent<N extends Niveau>(niveau: N, { cells }: ImportRow, before: Rows[N] | null): Content[N] {
  const stored: Record<string, unknown> = before ?? { aktivitetsstatus: 'Aktiv' };
  const merged: Record<string, CellValue> = {};
  for (const column of contentColumns[niveau]) {
    const cell = cells[column];
    merged[column] = cell === undefined ? ((stored[column] ?? null) as CellValue) : cell;
  }
  return merged as Content[N]; // the row's parsers have seen to it that what must not be null is not
}
