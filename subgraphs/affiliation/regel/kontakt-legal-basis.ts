import { problem } from '../../common/errors/problem.ts';
import type { Regel } from './regel.ts';

/** Without custody another legal basis must be found (STIL's comment on accessLevel; check CONTACT_LEGAL_BASIS). */
export const kontaktLegalBasis: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'warning',
  check({ after: { foraeldremyndighed, retsgrundlag, aflyst }, path }) {
    if (foraeldremyndighed !== false || retsgrundlag !== null || aflyst) return undefined;
    return problem('CONTACT_LEGAL_BASIS', [...(path ?? []), 'retsgrundlag']);
  },
};
