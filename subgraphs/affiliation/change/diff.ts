import { actionOf, type ChangeAction, changedColumns } from './action-of.ts';
import type { Objekt } from './objekt.ts';
import { type Slags, slags } from './slags.ts';
import type { Work } from './work.ts';

/** One field of an object before and after. Of personal fields only that they changed is told. */
export interface FieldDiff {
  field: string;
  before: string | null;
  after: string | null;
  personal: boolean;
}

/** What a write does to one object. */
export interface ObjektDiff {
  slags: Slags;
  /** Its id; null in a dry run that would create it. */
  id: string | null;
  action: ChangeAction;
  fields: FieldDiff[];
}

/** What the work changes, object by object. */
export function diff(work: Work, isStored: boolean): ObjektDiff[] {
  return work.touched().flatMap((objekt): ObjektDiff[] => {
    const action = actionOf(objekt);
    if (action === null) return [];
    const id = objekt.before === null && !isStored ? null : objekt.id;
    return [
      { slags: objekt.slags, id, action, fields: changedColumns(objekt).map((field) => fieldDiff(objekt, field)) },
    ];
  });
}

function fieldDiff({ slags: kind, before, after }: Objekt, field: string): FieldDiff {
  const personal = (slags[kind].personal as readonly string[]).includes(field);
  const value = (row: object | null) => (personal ? null : text((row as Record<string, unknown> | null)?.[field]));
  return { field, before: value(before), after: value(after), personal };
}

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
