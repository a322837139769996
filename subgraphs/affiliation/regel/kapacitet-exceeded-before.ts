import { problem } from '../../common/errors/problem.ts';
import { overfullBy } from '../dagplejer/overfull.ts';
import type { Regel } from './regel.ts';

/** A childminder who had too many children before the write, and still has, must not be stuck with them. */
export const kapacitetExceededBefore: Regel<'dagplejer' | 'tilknytning' | 'gaesteophold'> = {
  slags: ['dagplejer', 'tilknytning', 'gaesteophold'],
  severity: 'warning',
  check: (objekt, work) =>
    overfullBy(objekt, work)
      .filter(({ isWorse }) => !isWorse)
      .map((overfull) => problem('KAPACITET_EXCEEDED_BEFORE', objekt.path ?? [], { ...overfull })),
};
