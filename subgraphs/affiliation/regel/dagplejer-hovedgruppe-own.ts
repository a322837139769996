import { problem } from '../../common/errors/problem.ts';
import { validDagplejere } from '../dagplejer/kapacitet.ts';
import { overlaps } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A main group is one childminder's at a time, also where several work together: whose children they are must be clear. */
export const dagplejerHovedgruppeOwn: Regel<'dagplejer'> = {
  slags: ['dagplejer'],
  severity: 'error',
  check({ after, path }, work) {
    const { gruppeId, personId, aflyst } = after;
    if (gruppeId === null || aflyst) return undefined;
    const other = validDagplejere(work).find(
      (one) => one.after.gruppeId === gruppeId && one.after.personId !== personId && overlaps(one.after, after),
    );
    if (!other) return undefined;
    return problem('DAGPLEJER_GRUPPE_TAKEN', [...(path ?? []), 'hovedgruppeId'], { value: other.id });
  },
};
