import type { Problem } from '../../../common/errors/problem.ts';
import type { Objekt } from '../../core/change/objekt.ts';
import type { Slags } from '../../core/change/slags.ts';
import type { Work } from '../../core/change/work.ts';

/** A rule of what hangs on the units: one file each. It sees the result of the whole write, with what surrounds it. */
export interface Regel<S extends Slags = Slags> {
  /** The kinds of objects that it is about. */
  slags: readonly S[];
  /** Refuses, or only warns. */
  severity: 'error' | 'warning';
  /** What is wrong with one object that is written; nothing when it keeps the rule. */
  check(objekt: Objekt<S>, work: Work): Problem | Problem[] | undefined;
}
