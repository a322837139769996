import type { Command } from '../change/command.ts';
import { contentColumns } from '../change/content.ts';
import { niveauer } from '../dagtilbud/niveau.ts';
import type { ObjectRow } from './import-row.ts';

/** What the rows say each object is. A refused row tells no more than its place: that is what its children need. */
export function putCommands(rows: readonly ObjectRow[]): Command[] {
  return rows.map((row) => {
    const { line, niveau, nummer, refused } = row;
    const fields = refused ? placeOf(row) : contentOf(row);
    return { op: 'put', niveau, nummer, fields, path: [String(line)] } as Command; // the level tells its fields
  });
}

function contentOf({ niveau, cells }: ObjectRow): object {
  const told = contentColumns[niveau].filter((column) => cells[column] !== undefined);
  return Object.fromEntries(told.map((column) => [column, cells[column]]));
}

function placeOf({ niveau, cells }: ObjectRow): object {
  const { parent } = niveauer[niveau];
  return typeof cells[parent] === 'string' ? { [parent]: cells[parent] } : {};
}
