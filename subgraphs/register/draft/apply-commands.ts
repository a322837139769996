import { mapInTurns } from '../../common/turns/turns.ts';
import type { Problem } from '../answer/fejl.ts';
import { type Content, type Niveau, niveauer, niveauOrder, oplystColumns } from '../dagtilbud/fields.ts';
import { problem } from '../errors/refusals.ts';
import type { Command, Create, Put } from './command.ts';
import { type Draft, type DraftObject, emptyContent } from './draft.ts';

type OnExisting = Exclude<Command, { op: 'create' | 'put' }>;

/** Applies commands to a draft, creations first, in turns with others, and returns what cannot be done at all. */
export async function applyCommands(draft: Draft, commands: readonly Command[]): Promise<Problem[]> {
  const creations = commands.filter((command) => command.op === 'create');
  const notCreated = await mapInTurns(creations, (creation, i) => create(draft, creation, i));
  const notDone = await mapInTurns(commands, (command): Problem[] => {
    if (command.op === 'create') return [];
    return command.op === 'put' ? put(draft, command) : applyOne(draft, command);
  });
  for (const object of draft.touched()) if (object.niveau === 'anvisningsenhed') forgetSame(draft, object);
  return [...notCreated, ...notDone].flat();
}

/** What a file says of a unit's daginstitution is kept only where it differs. */
function forgetSame(draft: Draft, object: DraftObject): void {
  const owner = draft.parent(object)?.after as Content['daginstitution'] | undefined;
  const unit = object.after as Content['anvisningsenhed'];
  for (const [column, said] of oplystColumns) if (unit[said] === (owner?.[column] ?? null)) unit[said] = null;
}

/** A creation without a key of its own gets one that no caller can name. */
function create(draft: Draft, { niveau, key, fields, path }: Create & { path: string[] }, place: number): Problem[] {
  const id = key === null ? `##${place}` : `#${key}`;
  // Whatever its level: a reference to it has the key only.
  if (niveauOrder.some((one) => draft.get(one, id)))
    return [problem('KEY_TWICE', [...path, 'key'], { field: 'key', value: key })];
  draft.create(niveau, id, { ...emptyContent(niveau), ...defined(fields) }, path);
  return [];
}

function put(draft: Draft, { niveau, nummer, fields, path }: Put & { path: string[] }): Problem[] {
  const object = draft.get(niveau, nummer) as DraftObject | undefined;
  if (object) {
    object.paths.push(path);
    Object.assign(object.after, defined(fields));
  } else draft.create(niveau, nummer, { ...emptyContent(niveau), ...defined(fields) }, path);
  return [];
}

function applyOne(draft: Draft, command: OnExisting): Problem[] {
  const object = draft.get(command.niveau, command.nummer) as DraftObject | undefined;
  const at = [...command.path, 'nummer'];
  if (!object)
    return [problem('NUMMER_UNKNOWN', at, { field: 'nummer', value: command.nummer, niveau: command.niveau })];
  object.paths.push(command.path);
  const stale = versionProblem(object, command);
  if (stale) return [stale];
  Object.assign(object.after, changesOf(command));
  return [];
}

function versionProblem({ niveau, before }: DraftObject, { expectedVersion, path }: OnExisting): Problem | null {
  if (expectedVersion === null || before === null || before.version === expectedVersion) return null;
  return versionMismatch(niveau, before.nummer, path, { value: expectedVersion, current: before.version });
}

/** The columns that a command sets. */
function changesOf(command: OnExisting): object {
  if (command.op === 'update') return defined(command.fields);
  if (command.op === 'move') return { [niveauer[command.niveau].parent]: command.parent };
  return { aktivitetsstatus: command.op === 'close' ? 'Nedlagt' : 'Aktiv' };
}

const defined = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The caller has an old version of an object; the answer can carry the one of now. */
export function versionMismatch(
  niveau: Niveau,
  nummer: string,
  path: string[],
  versions: { value: number; current: number },
): Problem {
  return { ...problem('VERSION_MISMATCH', [...path, 'expectedVersion'], versions), outdated: { niveau, nummer } };
}
