import type { Objekt } from './objekt.ts';
import { slags } from './slags.ts';

/**
 * What a change does to its object. `end`: it has a last day, or was called off, and had or was not before. `erase`:
 * nothing personal stays of it.
 */
export const actions = ['create', 'update', 'end', 'erase'] as const;
export type ChangeAction = (typeof actions)[number];

/** The columns that differ from what is stored. */
export function changedColumns({ slags: kind, before, after }: Pick<Objekt, 'slags' | 'before' | 'after'>): string[] {
  const value = (row: object | null, column: string) => (row as Record<string, unknown> | null)?.[column] ?? null;
  return Object.keys(slags[kind].columns).filter((column) => value(before, column) !== value(after, column));
}

/** Null when nothing changes. */
export function actionOf(objekt: Objekt): ChangeAction | null {
  if (objekt.before === null) return 'create';
  const changed = changedColumns(objekt);
  if (changed.length === 0) return null;
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
