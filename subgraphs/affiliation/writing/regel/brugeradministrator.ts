import { problem } from '../../../common/errors/problem.ts';
import { parseList } from '../../core/change/parse-list.ts';
import { isOn, overlaps } from '../../core/periode/periode.ts';
import type { Regel } from './regel.ts';

/** A brugeradministrator is attached as employee at some institution, not necessarily one administered (STIL, page 12780551). */
const brugeradministratorEmployee: Regel<'brugeradministrator'> = {
  kinds: ['brugeradministrator'],
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

/** A municipality appoints administrators for its own units, at the levels that hold users (STIL's note of 4 June 2019). */
const brugeradministratorEnheder: Regel<'brugeradministrator'> = {
  kinds: ['brugeradministrator'],
  severity: 'error',
  check({ before, after: { enheder, kommuneKode }, path }, work) {
    if (before?.enheder === enheder) return undefined;
    const foreign = parseList(enheder).filter((nummer) => {
      const enhed = work.enhed(nummer);
      return enhed?.kommuneKode !== kommuneKode || enhed.niveau === 'daginstitution';
    });
    return foreign.map((value) =>
      problem('BRUGERADMINISTRATOR_ENHED', [...(path ?? []), 'enheder'], { value, kommune: kommuneKode }),
    );
  },
};

/** A person has one appointment at a time, so that what the access reaches is said in one place. */
const brugeradministratorOnce: Regel<'brugeradministrator'> = {
  kinds: ['brugeradministrator'],
  severity: 'error',
  check({ id, after, path }, work) {
    const meets = (other: typeof after) => other.personId === after.personId && overlaps(other, after);
    const isTwice = work.all('brugeradministrator').some((other) => other.id !== id && meets(other.after));
    return isTwice ? problem('BRUGERADMINISTRATOR_TWICE', path ?? []) : undefined;
  },
};

export const brugeradministratorRegler: readonly Regel[] = [
  brugeradministratorEmployee,
  brugeradministratorEnheder,
  brugeradministratorOnce,
];
