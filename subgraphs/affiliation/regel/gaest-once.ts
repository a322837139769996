import { problem } from '../../common/errors/problem.ts';
import { overlaps } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A child is a guest in at most one place at a time (inferred, as eVaka has it). */
export const gaestOnce: Regel<'gaesteophold'> = {
  slags: ['gaesteophold'],
  severity: 'error',
  check({ id, after, path }, work) {
    if (after.aflyst) return undefined;
    const other = work
      .all('gaesteophold')
      .filter((one) => one.id !== id && one.after.barnId === after.barnId && !one.after.aflyst)
      .find((one) => overlaps(one.after, after));
    return other && problem('GUEST_OVERLAP', path ?? [], { value: other.id });
  },
};
