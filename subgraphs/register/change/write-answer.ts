import type { ObjectDiff } from '../answer/object-diff.ts';
import type { ChangeSpan } from './changeset-writer.ts';
import type { Verdict } from './check-draft.ts';

/** What a write did, or in a dry run would do. */
export interface WriteAnswer extends Verdict {
  changes: ObjectDiff[];
  /** The numbers of the commands' objects, by the reference the command used or "##i" for the i-th creation. */
  numbers: Record<string, string>;
  /** The changes in the change log; null when nothing was stored. */
  span: ChangeSpan | null;
  /** Id of the proposal that was stored instead; null when none was. */
  proposal: string | null;
  replayed: boolean;
}
