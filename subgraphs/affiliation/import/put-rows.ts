import type { ImportRow, RowOf } from './import-row.ts';
import { putAktoer } from './put-aktoer.ts';
import { putGruppe } from './put-gruppe.ts';
import { putKontakt } from './put-kontakt.ts';
import type { RowScene } from './row-scene.ts';

/** A row, and where it stands in the input. */
export interface PlacedRow {
  row: ImportRow;
  path: string[];
}

/** Rows that others name go first. */
const rank = { gruppe: 0, ansat: 1, ekstern: 1, barn: 1, kontakt: 2 } as const;

/** Puts rows as their source tells them; putting them again changes nothing. */
export function putRows(scene: RowScene, rows: readonly PlacedRow[]): void {
  for (const { row, path } of rows.toSorted((a, b) => rank[a.row.type] - rank[b.row.type])) putRow(scene, row, path);
}

function putRow(scene: RowScene, row: ImportRow, path: string[]) {
  if (row.type === 'gruppe') return putGruppe(scene, row, path);
  if (row.type === 'kontakt') return putLooseKontakt(scene, row, path);
  return putAktoer(scene, row, path);
}

function putLooseKontakt(scene: RowScene, row: RowOf<'kontakt'>, path: string[]) {
  const { units, work } = scene;
  const barn = units
    .byLokalId(row.enhed, row.barnLokalId)
    .findLast(({ after }) => after.slags === 'barn' && !after.aflyst);
  if (!barn) return void work.refuse('BARN_UNKNOWN', [...path, 'barnLokalId']);
  return putKontakt(scene, barn, row, path);
}
