import { changedColumns } from './action-of.ts';
import type { Objekt } from './objekt.ts';
import { slags } from './slags.ts';

/** One field of an object before and after. Of personal fields only that they changed is told. */
export interface FieldDiff {
  field: string;
  before: string | null;
  after: string | null;
  personal: boolean;
}

/** The fields that differ. */
export const fieldDiffs = (objekt: Pick<Objekt, 'slags' | 'before' | 'after'>): FieldDiff[] =>
  changedColumns(objekt).map((field) => fieldDiff(objekt, field));

function fieldDiff(
  { slags: kind, before, after }: Pick<Objekt, 'slags' | 'before' | 'after'>,
  field: string,
): FieldDiff {
  const personal = (slags[kind].personal as readonly string[]).includes(field);
  const value = (row: object | null) => (personal ? null : text((row as Record<string, unknown> | null)?.[field]));
  return { field, before: value(before), after: value(after), personal };
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
