import { problem } from '../../common/errors/problem.ts';
import { firstUncovered } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A childminder is in a group only on days that it exists. */
export const dagplejerWithinGruppe: Regel<'dagplejer'> = {
  slags: ['dagplejer'],
  severity: 'error',
  check({ after, path }, work) {
    const gruppe = work.get('dagplejegruppe', after.dagplejegruppeId)?.after;
    if (!gruppe || after.aflyst || firstUncovered(after, [gruppe]) === null) return undefined;
    const { gyldigFra: fra, gyldigTil } = gruppe;
    return problem('DAGPLEJER_OUTSIDE_GRUPPE', path ?? [], { fra, til: gyldigTil ?? '…' });
  },
};
