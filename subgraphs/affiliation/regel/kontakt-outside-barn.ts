import { problem } from '../../common/errors/problem.ts';
import { isWithin } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A contact beyond its child's time at the unit is delivered to nobody. */
export const kontaktOutsideBarn: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'warning',
  check({ after, path }, work) {
    if (after.barnId === null || after.aflyst) return undefined;
    const isHeld = work
      .where('tilknytning', 'personId', after.barnId)
      .some(
        ({ after: barn }) =>
          barn.slags === 'barn' && !barn.aflyst && barn.enhedsNummer === after.enhedsNummer && isWithin(after, barn),
      );
    return isHeld ? undefined : problem('KONTAKT_OUTSIDE_BARN', path ?? []);
  },
};
