import type { Problem } from '../../../common/errors/problem.ts';
import type { ChangeSpan } from '../../../common/writes/in-turn.ts';
import type { ObjektDiff } from './diff.ts';

/** What a write did, or in a dry run would do. */
export interface WriteAnswer {
  errors: Problem[];
  warnings: Problem[];
  changes: ObjektDiff[];
  /** What the use case tells beside its changes; null when it has nothing to tell, or the caller may not know. */
  report: object | null;
  /** The changes in the change log; null when nothing was stored. */
  span: ChangeSpan | null;
  replayed: boolean;
}

/** The answer of a write that stores nothing. */
export const refused = (errors: Problem[], warnings: Problem[] = []): WriteAnswer => ({
  errors,
  warnings,
  changes: [],
  report: null,
  span: null,
  replayed: false,
});
