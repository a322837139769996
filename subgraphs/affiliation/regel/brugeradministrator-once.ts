import { problem } from '../../common/errors/problem.ts';
import { overlaps } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A person has one appointment at a time, so that what the access reaches is said in one place. */
export const brugeradministratorOnce: Regel<'brugeradministrator'> = {
  slags: ['brugeradministrator'],
  severity: 'error',
  check({ id, after, path }, work) {
    const meets = (other: typeof after) => other.personId === after.personId && overlaps(other, after);
    const isTwice = work.all('brugeradministrator').some((other) => other.id !== id && meets(other.after));
    return isTwice ? problem('BRUGERADMINISTRATOR_TWICE', path ?? []) : undefined;
  },
};
