import { problem } from '../../common/errors/problem.ts';
import { isOn } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A brugeradministrator is attached as employee at some institution, not necessarily one administered (STIL, page 12780551). */
export const brugeradministratorEmployee: Regel<'brugeradministrator'> = {
  slags: ['brugeradministrator'],
  severity: 'error',
  check({ before, after: { personId, gyldigFra }, path }, work) {
    if (before !== null) return undefined;
    const isEmployed = work
      .all('tilknytning')
      .some(
        ({ after }) =>
          after.personId === personId && after.slags === 'ansat' && !after.aflyst && isOn(after, gyldigFra),
      );
    return isEmployed ? undefined : problem('BRUGERADMINISTRATOR_NOT_EMPLOYEE', [...(path ?? []), 'personId']);
  },
};
