import { problem } from '../../common/errors/problem.ts';
import { overfullBy } from '../dagplejer/overfull.ts';
import type { Regel } from './regel.ts';

/** On no day does a write bring a childminder more children than her capacity, guests counted. */
export const kapacitetExceeded: Regel<'dagplejer' | 'tilknytning' | 'gaesteophold'> = {
  slags: ['dagplejer', 'tilknytning', 'gaesteophold'],
  severity: 'error',
  check: (objekt, work) =>
    overfullBy(objekt, work)
      .filter(({ isWorse }) => isWorse)
      .map((overfull) => problem('KAPACITET_EXCEEDED', objekt.path ?? [], { ...overfull })),
};
