import { problem } from '../../common/errors/problem.ts';
import { colleagueMissing } from '../dagplejer/kapacitet.ts';
import type { Regel } from './regel.ts';

/** One to five children at once, and up to ten where two or more work together (practice of the municipalities, as Odsherred states it; inferred to be general). */
export const dagplejerKapacitet: Regel<'dagplejer'> = {
  slags: ['dagplejer'],
  severity: 'error',
  check({ after, path }, work) {
    const { kapacitet: value } = after;
    const place = [...(path ?? []), 'kapacitet'];
    if (!Number.isInteger(value) || value < 1 || value > 10) return problem('KAPACITET_RANGE', place, { value });
    const dag = colleagueMissing(
      after,
      work.all('dagplejer').map((one) => one.after),
    );
    return dag === null ? undefined : problem('KAPACITET_ALONE', place, { value, dag });
  },
};
