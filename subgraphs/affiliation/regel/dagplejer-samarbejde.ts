import { problem } from '../../common/errors/problem.ts';
import { samarbejdeOverfull } from '../dagplejer/kapacitet.ts';
import type { Regel } from './regel.ts';

/**
 * Those who work together have at most ten children (stated by one municipality, Odsherred). That this holds everywhere,
 * and is of all of them together, is inferred: so it warns, on the first day from today on.
 */
export const dagplejerSamarbejde: Regel<'dagplejer'> = {
  slags: ['dagplejer'],
  severity: 'warning',
  check({ after, path }, work) {
    const all = work.all('dagplejer').map((one) => one.after);
    const overfull = samarbejdeOverfull(after, all, work.today);
    return overfull ? problem('KAPACITET_SAMARBEJDE', [...(path ?? []), 'kapacitet'], { ...overfull }) : undefined;
  },
};
