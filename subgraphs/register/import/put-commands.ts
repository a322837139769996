import { niveauer } from '../dagtilbud/niveau.ts';
import type { Command } from '../draft/command.ts';
import { contentColumns } from '../draft/content.ts';
import type { ObjectRow } from './import-row.ts';
import { kolonneOf } from './kolonne.ts';

/** What the rows say each object is. A refused row tells no more than its place: that is what its children need. */
export function putCommands(rows: readonly ObjectRow[]): Command[] {
  return rows.map((row) => {
    const { line, niveau, nummer, refused } = row;
    const fields = refused ? placeOf(row) : contentOf(row);
    return { op: 'put', niveau, nummer, fields, path: [String(line)] } as Command; // the level tells its fields
  });
}

function contentOf({ niveau, cells }: ObjectRow): object {
  const read = contentColumns[niveau].map((column) => [column, cells[kolonneOf(niveau, column)]] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

function placeOf({ niveau, cells }: ObjectRow): object {
  const { parent } = niveauer[niveau];
  return typeof cells[parent] === 'string' ? { [parent]: cells[parent] } : {};
}
