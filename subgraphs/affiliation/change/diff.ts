import { actionOf, type ChangeAction } from './action-of.ts';
import { type FieldDiff, fieldDiffs } from './field-diffs.ts';
import type { Slags } from './slags.ts';
import type { Work } from './work.ts';

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
    return [{ slags: objekt.slags, id, action, fields: fieldDiffs(objekt) }];
  });
}
