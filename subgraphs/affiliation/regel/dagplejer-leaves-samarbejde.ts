import { problem } from '../../common/errors/problem.ts';
import { colleagueMissing } from '../dagplejer/kapacitet.ts';
import type { Regel } from './regel.ts';

/** Who leaves those she works with is not held back, but they may have too many places without her. */
export const dagplejerLeavesSamarbejde: Regel<'dagplejer'> = {
  slags: ['dagplejer'],
  severity: 'warning',
  check({ before, path }, work) {
    if (before === null || before.samarbejde === null) return undefined;
    const all = work.all('dagplejer').map(({ after }) => after);
    const left = work.all('dagplejer').filter(({ after, path: written }) => {
      const together = after.samarbejde === before.samarbejde && after.enhedsNummer === before.enhedsNummer;
      return written === null && together && colleagueMissing(after, all) !== null;
    });
    return left.map(({ id, after }) =>
      problem('DAGPLEJER_LEAVES_SAMARBEJDE', path ?? [], { value: id, dag: colleagueMissing(after, all) }),
    );
  },
};
