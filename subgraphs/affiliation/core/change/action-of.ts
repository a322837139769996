import { objectKinds } from './object-kinds.ts';
import type { Objekt } from './objekt.ts';

/**
 * What a change does to its object. `end`: it has a last day, or was called off, and had or was not before. `erase`:
 * nothing personal stays of it.
 */
export const actions = ['create', 'update', 'end', 'erase'] as const;
export type ChangeAction = (typeof actions)[number];

/** The columns that differ from what is stored, without those that may not be seen. */
export function changedColumns({ kind, before, after, unseen = [] }: Compared): string[] {
  const value = (row: object | null, column: string) => (row as Record<string, unknown> | null)?.[column] ?? null;
  return Object.keys(objectKinds[kind].columns).filter(
    (column) => !unseen.includes(column) && value(before, column) !== value(after, column),
  );
}

/** What is compared of an object. */
export type Compared = Pick<Objekt, 'kind' | 'before' | 'after' | 'unseen' | 'given'>;

/** What is given of the columns that may not be seen: by columns, or by the names that the schema has for their parts. */
export const givenUnseen = ({ kind, unseen = [], given = new Set() }: Compared): string[] =>
  unseen.length === 0 ? [] : [...given].filter((one) => unseen.includes(one) || !(one in objectKinds[kind].columns));

/** Null when nothing changes, or nothing is given of what may not be seen. */
export function actionOf(objekt: Objekt): ChangeAction | null {
  if (objekt.before === null) return 'create';
  const changed = changedColumns(objekt);
  if (changed.length + givenUnseen(objekt).length === 0) return objekt.isAnew ? 'update' : null;
  if (objekt.erases) return 'erase';
  const { gyldigTil, aflyst, status } = objekt.after as {
    gyldigTil?: string | null;
    aflyst?: boolean;
    status?: string;
  };
  const ends =
    (changed.includes('gyldigTil') && gyldigTil != null) ||
    (changed.includes('aflyst') && aflyst === true) ||
    (changed.includes('status') && (status === 'revoked' || status === 'rejected'));
  return ends ? 'end' : 'update';
}
