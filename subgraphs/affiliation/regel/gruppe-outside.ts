import { problem } from '../../common/errors/problem.ts';
import { parseList } from '../change/parse-list.ts';
import { isWithin } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** Somebody in a group that does not exist the whole time is worth a look, but the group's end may be what is wrong. */
export const gruppeOutside: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'warning',
  check({ after, path }, work) {
    if (after.aflyst) return undefined;
    return [after.hovedgruppeId, ...parseList(after.grupper)].flatMap((id) => {
      const gruppe = work.get('gruppe', id);
      if (!gruppe || isWithin(after, gruppe.after)) return [];
      return problem('GRUPPE_OUTSIDE', path ?? [], { value: gruppe.after.kode });
    });
  },
};
