import { problem } from '../../common/errors/problem.ts';
import { dagplejeType } from '../enhed/enhed.ts';
import type { Regel } from './regel.ts';

/** A dagplejegruppe stands under an anvisningsenhed of type dagpleje (V7). One whose unit changes later stays. */
export const dagplejegruppeUnderDagpleje: Regel<'dagplejegruppe'> = {
  slags: ['dagplejegruppe'],
  severity: 'error',
  check({ before, after: { anvisningsenhedsNummer: value }, path }, work) {
    const enhed = work.enhed(value);
    if (before !== null || !enhed || enhed.niveau === 'daginstitution') return undefined;
    if (enhed.niveau === 'anvisningsenhed' && enhed.institutionstypeKode === dagplejeType) return undefined;
    return problem('ENHED_NOT_DAGPLEJE', [...(path ?? []), 'anvisningsenhedsNummer'], { value });
  },
};
