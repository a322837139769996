import type { Weight } from '../../../common/severity.ts';
import type { ObjectKind } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import type { Problem } from '../../errors/refusals.ts';

/** A rule about what hangs on the units; those of one subject share a file. It sees the result of the whole write, with what surrounds it. */
export interface Regel<S extends ObjectKind = ObjectKind> {
  /** The kinds of objects that it checks. */
  kinds: readonly S[];
  /** Refuses, or only warns. */
  severity: Weight;
  /** What is wrong with one object that is written; nothing when it keeps the rule. */
  check(object: StoredObject<S>, work: Work): Problem | Problem[] | undefined;
}
