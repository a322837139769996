import { problem } from '../../common/errors/problem.ts';
import { enhederOf } from '../change/place.ts';
import { type Slags, slags } from '../change/slags.ts';
import type { Regel } from './regel.ts';

/** Everything hangs on a unit that the register has. It was asked just before, so an unknown one may still come. */
export const enhedKnown: Regel = {
  slags: Object.keys(slags) as Slags[],
  severity: 'error',
  check(objekt, work) {
    const nummer = enhederOf(objekt).at(-1);
    const isRead = ['enhed', 'enhedsNummer'].every((field) => !work.isDoubted([...(objekt.path ?? []), field]));
    if (nummer === undefined || work.enhed(nummer) || !isRead) return undefined;
    return problem('ENHED_UNKNOWN', objekt.path ?? [], { value: nummer });
  },
};
