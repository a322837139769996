import { problem } from '../../common/errors/problem.ts';
import { fold } from '../../common/text/fold.ts';
import { overlaps } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A job title means one thing at a time. */
export const rollemappingOnce: Regel<'rollemapping'> = {
  slags: ['rollemapping'],
  severity: 'error',
  check({ id, after, path }, work) {
    const twin = work
      .where('rollemapping', 'kommuneKode', after.kommuneKode)
      .find(
        (other) =>
          other.id !== id && fold(other.after.stilling) === fold(after.stilling) && overlaps(other.after, after),
      );
    return twin && problem('ROLLEMAPPING_OVERLAP', path ?? [], { value: twin.id });
  },
};
