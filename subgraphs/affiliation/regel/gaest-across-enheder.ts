import { problem } from '../../common/errors/problem.ts';
import { actionOf } from '../change/action-of.ts';
import { homesOf } from '../gaestepleje/home-and-host.ts';
import type { Regel } from './regel.ts';

/**
 * Inside one anvisningsenhed guest care concerns neither Unilogin nor AULA. Across units the host sees the child in AULA
 * only with a second affiliation for the time, and only from the night after (inferred; no rule of STIL or AULA on guest care is known).
 */
export const gaestAcrossEnheder: Regel<'gaesteophold'> = {
  slags: ['gaesteophold'],
  severity: 'warning',
  check(objekt, work) {
    const { after, path } = objekt;
    if (actionOf(objekt) !== 'create') return undefined;
    const other = homesOf(work, after).find(({ enhedsNummer }) => enhedsNummer !== after.enhedsNummer);
    return other && problem('GUEST_ACROSS_UNITS', path ?? [], { fra: other.enhedsNummer, til: after.enhedsNummer });
  },
};
