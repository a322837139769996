import type { Problem as CommonProblem } from '../../common/errors/refusal.ts';
import type { Niveau } from '../dagtilbud/fields.ts';

/** Something wrong with a write, or worth knowing, about an object of the register. */
export interface Problem extends CommonProblem {
  /** The object that the caller has an old version of. */
  outdated?: { niveau: Niveau; nummer: string };
}
