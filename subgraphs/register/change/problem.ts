import type { Problem as CommonProblem } from '../../common/errors/problem.ts';
import type { Niveau } from '../dagtilbud/niveau.ts';

export { problem } from '../../common/errors/problem.ts';

/** Something a write is told, of an object of the register. */
export interface Problem extends CommonProblem {
  /** The object that the caller has an old version of. */
  outdated?: { niveau: Niveau; nummer: string };
}
