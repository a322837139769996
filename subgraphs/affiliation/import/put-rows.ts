import type { ImportRow, RowOf } from './import-row.ts';
import { putAktoer } from './put-aktoer.ts';
import { putGruppe } from './put-gruppe.ts';
import { putKontakt } from './put-kontakt.ts';
import { refuseDependent } from './refuse-dependent.ts';
import type { RowScene } from './row-scene.ts';

/** A row, and where it stands in the input. */
export interface PlacedRow {
  row: ImportRow;
  path: string[];
}

/** Rows that others name go first. */
const rank = { gruppe: 0, ansat: 1, ekstern: 1, barn: 1, kontakt: 2 } as const;

/** Rows in the order in which they are put. */
export const inOrder = (rows: readonly PlacedRow[]): PlacedRow[] =>
  rows.toSorted((a, b) => rank[a.row.type] - rank[b.row.type]);

/** Puts rows as their source tells them; putting them again changes nothing. */
export function putRows(scene: RowScene, rows: readonly PlacedRow[]): void {
  for (const { row, path } of inOrder(rows)) putRow(scene, row, path);
}

function putRow(scene: RowScene, row: ImportRow, path: string[]) {
  if (row.type === 'gruppe') return putGruppe(scene, row, path);
  if (row.type === 'kontakt') return putLooseKontakt(scene, row, path);
  return putAktoer(scene, row, path);
}

function putLooseKontakt(scene: RowScene, row: RowOf<'kontakt'>, path: string[]) {
  const { units, work, memory } = scene;
  memory.kontaktRows.add(row.enhed, path);
  // A stored child of that local id may be another one than the row that was refused is of.
  const refused = memory.refused.place(`person ${row.enhed} ${row.barnLokalId}`);
  if (refused) return void refuseDependent(work, [...path, 'barnLokalId'], refused);
  const barn = units
    .byLokalId(row.enhed, row.barnLokalId)
    .findLast(({ after }) => after.slags === 'barn' && !after.aflyst);
  if (!barn) return void work.refuse('BARN_UNKNOWN', [...path, 'barnLokalId']);
  return putKontakt(scene, barn, row, path);
}
