import { problem } from '../../common/errors/problem.ts';
import { validDagplejere } from '../dagplejer/kapacitet.ts';
import { dayBefore, firstUncovered, lastsTo, shiftDay } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** Children whose main group has no childminder any more; a group that she keeps in another attachment is not left. */
export const dagplejerLeavesBoern: Regel<'dagplejer'> = {
  slags: ['dagplejer'],
  severity: 'warning',
  check({ before, after: { gyldigFra, gyldigTil, aflyst }, path }, work) {
    const gruppeId = before?.gruppeId ?? null;
    const lastDay = aflyst ? dayBefore(gyldigFra) : gyldigTil;
    if (gruppeId === null || lastDay === null) return undefined;
    const dag = shiftDay(lastDay, 1);
    const hers = validDagplejere(work).filter(({ after }) => after.gruppeId === gruppeId);
    const left = work.all('tilknytning').filter(({ after }) => {
      if (after.slags !== 'barn' || after.aflyst || after.hovedgruppeId !== gruppeId) return false;
      if (!lastsTo(after, dag)) return false;
      const from = after.gyldigFra > dag ? after.gyldigFra : dag;
      return (
        firstUncovered(
          { gyldigFra: from, gyldigTil: after.gyldigTil },
          hers.map((one) => one.after),
        ) !== null
      );
    });
    const antal = new Set(left.map(({ after }) => after.personId)).size;
    return antal === 0 ? undefined : problem('DAGPLEJER_LEAVES_CHILDREN', path ?? [], { antal, dag });
  },
};
