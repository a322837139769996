import { problem } from '../../common/errors/problem.ts';
import { validDagplejere } from '../dagplejer/kapacitet.ts';
import { overlaps } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A childminder is in one dagplejegruppe at a time. */
export const dagplejerOverlap: Regel<'dagplejer'> = {
  slags: ['dagplejer'],
  severity: 'error',
  check({ id, after, path }, work) {
    if (after.aflyst) return undefined;
    const other = validDagplejere(work).find(
      (one) => one.id !== id && one.after.personId === after.personId && overlaps(one.after, after),
    );
    return other && problem('DAGPLEJER_OVERLAP', path ?? [], { value: other.id });
  },
};
