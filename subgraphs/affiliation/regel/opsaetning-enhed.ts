import { problem } from '../../common/errors/problem.ts';
import type { Regel } from './regel.ts';

/** It is anvisningsenheder and alternative addresses that come into AULA (STIL's note of 4 June 2019). */
export const opsaetningEnhed: Regel<'opsaetning'> = {
  slags: ['opsaetning'],
  severity: 'error',
  check({ after: { enhedsNummer }, path }, work) {
    const isLogical = work.enhed(enhedsNummer)?.niveau === 'daginstitution';
    return isLogical ? problem('ENHED_LEVEL', path ?? [], { value: enhedsNummer }) : undefined;
  },
};
