import { type Niveau, niveauer, niveauOrder } from '../dagtilbud/niveau.ts';
import type { Command } from '../draft/command.ts';
import type { KommuneRows } from './kommune-rows.ts';
import type { ResolvedObject } from './resolve-tree.ts';
import { keyText, type TreeObject } from './tree-object.ts';

type Resolved = ReadonlyMap<TreeObject, ResolvedObject>;

/** What makes the municipality look like the tree; nothing for an object that is as it should be. */
export function planCommands(resolved: Resolved, rows: KommuneRows, kommuneKode: string): Command[] {
  const wanted = [...resolved.values()].flatMap((one) => commandsFor(one, parentOf(one, resolved, kommuneKode)));
  return [...wanted, ...closures(resolved, rows)];
}

/** What an object's parent should be: for a daginstitution the municipality. */
const parentOf = ({ object: { parent } }: ResolvedObject, resolved: Resolved, kommuneKode: string): string =>
  parent === null ? kommuneKode : (resolved.get(parent)?.id ?? '');

function commandsFor(one: ResolvedObject, parent: string): Command[] {
  const { object, id, before } = one;
  const { niveau, path } = object;
  const column = niveauer[niveau].parent;
  // Level and fields belong together in a TreeObject, which a union over the levels cannot say.
  if (before === null) {
    const key = object.key && keyText(object.key);
    return [{ op: 'create', niveau, key, fields: { ...object.fields, [column]: parent }, path } as Command];
  }
  const on = { niveau, nummer: id, expectedVersion: null, path };
  const commands: Command[] = [];
  const fields = differing(object.fields, before);
  if (before.aktivitetsstatus === 'Nedlagt') commands.push({ op: 'reopen', ...on });
  if (Object.keys(fields).length > 0) commands.push({ op: 'update', ...on, fields } as Command);
  if (parent !== before[column as keyof typeof before]) commands.push({ op: 'move', ...on, parent } as Command);
  return commands;
}

const differing = (fields: object, before: object): object =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([column, value]) => value !== undefined && value !== before[column as keyof typeof before],
    ),
  );

/** Closes what is active and not in the tree. */
function closures(resolved: Resolved, rows: KommuneRows): Command[] {
  const kept = new Set([...resolved.values()].map(({ object, id }) => `${object.niveau} ${id}`));
  return niveauOrder.flatMap((niveau: Niveau) =>
    [...rows[niveau].values()]
      .filter(({ nummer, aktivitetsstatus }) => aktivitetsstatus === 'Aktiv' && !kept.has(`${niveau} ${nummer}`))
      .map(({ nummer }): Command => ({ op: 'close', niveau, nummer, expectedVersion: null, path: ['tree'] })),
  );
}
