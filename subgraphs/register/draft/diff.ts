import { mapInTurns } from '../../common/turns/turns.ts';
import type { FieldDiff, ObjectDiff } from '../answer/object-diff.ts';
import { type Content, contentColumns, type Niveau, niveauer, type Rows } from '../dagtilbud/fields.ts';
import type { Draft, DraftObject } from './draft.ts';

/** What the draft changes, object by object, parents first; `nummerOf` has the numbers given to new objects. */
export async function diff(draft: Draft, nummerOf: (object: DraftObject) => string | null): Promise<ObjectDiff[]> {
  const diffs = await mapInTurns(draft.touched(), (object): ObjectDiff[] => {
    const action = actionOf(object.niveau, object.before, object.after);
    if (action === null) return [];
    const { niveau, id, after } = object;
    const key = id.startsWith('#') && !id.startsWith('##') ? id.slice(1) : null;
    const parent = draft.parent(object);
    const parentNummer = parent && (nummerOf(parent) ?? parent.id);
    const kommuner = { kommuneBefore: draft.kommuneBefore(object), kommuneAfter: draft.kommuneAfter(object) };
    return [
      {
        niveau,
        nummer: nummerOf(object),
        key,
        action,
        navn: after.navn,
        ...kommuner,
        efterfoelgere: (draft.goesOnIn.get(id) ?? []).map((to) => successorOf(draft, niveau, to, nummerOf)),
        fields: fieldsOf(object, parentNummer),
      },
    ];
  });
  return diffs.flat();
}

/** Only what closes goes on; what it goes on in has its number once there is one. */
function successorOf(
  draft: Draft,
  niveau: Niveau,
  to: string,
  nummerOf: (object: DraftObject) => string | null,
): string {
  const object = draft.get(niveau, to) as DraftObject | undefined;
  return (object && nummerOf(object)) ?? to;
}

/** A parent that is created with it has its number in the diff, once there is one. */
function fieldsOf({ niveau, before, after }: DraftObject, parentNummer: string | undefined): FieldDiff[] {
  const columns = before === null ? contentColumns[niveau] : changedColumns(niveau, before, after);
  const isParent = (field: string) => parentNummer !== undefined && field === niveauer[niveau].parent;
  const valueAfter = (field: string) => (isParent(field) ? (parentNummer ?? null) : value(after, field));
  return columns
    .map((field) => ({ field, before: value(before, field), after: valueAfter(field) }))
    .filter((field) => field.before !== field.after);
}

/** The columns that differ between two versions of an object; of a new one those that hold something. */
export const storedDiffs = (niveau: Niveau, before: Rows[Niveau] | null, after: Rows[Niveau]): FieldDiff[] =>
  contentColumns[niveau]
    .map((field) => ({ field, before: value(before, field), after: value(after, field) }))
    .filter((diff) => diff.before !== diff.after);

const value = (row: object | null, column: string) => text((row as Record<string, unknown> | null)?.[column]);

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));

export type Action = 'create' | 'update' | 'move' | 'close' | 'reopen';

type Columns = Record<string, unknown>;

const differs = (column: string, before: Columns, after: Columns): boolean => before[column] !== after[column];

/** The columns that differ between a stored row and what it is to be. */
export const changedColumns = (niveau: Niveau, before: Rows[Niveau], after: Content[Niveau]): string[] =>
  contentColumns[niveau].filter((column) => differs(column, before, after));

/** What a change does to its object, as the change log says it; null when it does nothing. */
export function actionOf(niveau: Niveau, before: Rows[Niveau] | null, after: Content[Niveau]): Action | null {
  if (before === null) return 'create';
  const changed = changedColumns(niveau, before, after);
  if (changed.length === 0) return null;
  if (changed.includes('aktivitetsstatus')) return after.aktivitetsstatus === 'Nedlagt' ? 'close' : 'reopen';
  return changed.includes(niveauer[niveau].parent) ? 'move' : 'update';
}
