import type { Problem } from '../../common/errors/problem.ts';
import type { ChangeSpan } from './changeset-writer.ts';
import type { ObjektDiff } from './diff.ts';

/** What a write did, or in a dry run would do. */
export interface WriteAnswer {
  errors: Problem[];
  warnings: Problem[];
  changes: ObjektDiff[];
  /** The changes in the change log; null when nothing was stored. */
  span: ChangeSpan | null;
  replayed: boolean;
}

/** The answer of a write that stores nothing. */
export const refused = (errors: Problem[], warnings: Problem[] = []): WriteAnswer => ({
  errors,
  warnings,
  changes: [],
  span: null,
  replayed: false,
});
