import { problem } from '../../common/errors/problem.ts';
import { transitions } from '../dataaftale/decide-dataaftaler.ts';
import type { Regel } from './regel.ts';

/** An agreement becomes only what can become of it (STIL, "Afvis eller godkend anmodninger om dataadgang"). */
export const dataaftaleTransition: Regel<'dataaftale'> = {
  slags: ['dataaftale'],
  severity: 'error',
  check({ before, after, path }) {
    const from = before?.status ?? 'none';
    if (transitions[from]?.includes(after.status)) return undefined;
    return problem('DATAAFTALE_TRANSITION', path ?? [], { from, to: after.status, enhed: after.enhedsNummer });
  },
};
