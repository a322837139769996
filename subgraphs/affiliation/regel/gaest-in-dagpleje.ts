import { problem } from '../../common/errors/problem.ts';
import { homesOf } from '../gaestepleje/home-and-host.ts';
import { firstUncovered } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A guest is a child in dagpleje on every day of its stay. */
export const gaestInDagpleje: Regel<'gaesteophold'> = {
  slags: ['gaesteophold'],
  severity: 'error',
  check({ after, path }, work) {
    const dag = after.aflyst ? null : firstUncovered(after, homesOf(work, after));
    return dag === null ? undefined : problem('GUEST_NOT_IN_DAGPLEJE', path ?? [], { value: after.barnId, dag });
  },
};
