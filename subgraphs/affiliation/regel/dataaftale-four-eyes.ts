import { problem } from '../../common/errors/problem.ts';
import type { Regel } from './regel.ts';

/** Who asks for data access does not decide on it: the approver holds a right of its own (STIL, page 47972516). */
export const dataaftaleFourEyes: Regel<'dataaftale'> = {
  slags: ['dataaftale'],
  severity: 'error',
  check({ before, after, path }) {
    const isDecided = before?.status === 'requested' && after.status !== 'requested';
    if (!isDecided || after.afgjortAf !== after.anmodetAf) return undefined;
    return problem('DATAAFTALE_OWN', path ?? [], { enhed: after.enhedsNummer });
  },
};
