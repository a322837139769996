import { problem } from '../../common/errors/problem.ts';
import { actionOf } from '../change/action-of.ts';
import { enhederOf } from '../change/place.ts';
import type { Regel } from './regel.ts';

/**
 * People, their groups and their childminders are tied to an anvisningsenhed or an alternative address, never to a
 * daginstitution (STIL's note of 4 June 2019; V6), and new ones only to a unit that is active. Ending stays possible.
 */
export const enhedHoldsPeople: Regel<'tilknytning' | 'gruppe' | 'dagplejer' | 'dagplejegruppe' | 'gaesteophold'> = {
  slags: ['tilknytning', 'gruppe', 'dagplejer', 'dagplejegruppe', 'gaesteophold'],
  severity: 'error',
  check(objekt, work) {
    const nummer = enhederOf(objekt).at(-1) ?? '';
    const enhed = work.enhed(nummer);
    if (!enhed) return undefined;
    if (enhed.niveau === 'daginstitution') return problem('ENHED_LEVEL', objekt.path ?? [], { value: nummer });
    if (!enhed.aktiv && actionOf(objekt) === 'create')
      return problem('ENHED_CLOSED', objekt.path ?? [], { value: nummer });
    return undefined;
  },
};
