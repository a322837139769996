import { problem } from '../../common/errors/problem.ts';
import { homesOf } from '../gaestepleje/home-and-host.ts';
import { firstUncovered } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A child that leaves dagpleje while it is to be a guest: the stay is pointless, but holds nobody back. */
export const gaestHasLeft: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'warning',
  check({ before, after, path }, work) {
    if (before === null || after.slags !== 'barn') return undefined;
    const pointless = work.all('gaesteophold').filter((one) => {
      const ofChild = one.after.barnId === after.personId && !one.after.aflyst && one.path === null;
      return ofChild && firstUncovered(one.after, homesOf(work, one.after)) !== null;
    });
    return pointless.map(({ id }) => problem('GUEST_HAS_LEFT', path ?? [], { value: id }));
  },
};
