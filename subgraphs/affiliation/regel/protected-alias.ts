import { problem } from '../../common/errors/problem.ts';
import type { Regel } from './regel.ts';

/** A protected person without alias is not created in Unilogin (STIL, side 57573504; check PROTECTED_ALIAS). */
export const protectedAlias: Regel<'person'> = {
  slags: ['person'],
  severity: 'warning',
  check({ after: { beskyttet, aliasFornavn, aliasEfternavn }, path }) {
    if (!beskyttet || (aliasFornavn !== null && aliasEfternavn !== null)) return undefined;
    return problem('PROTECTED_ALIAS', [...(path ?? []), 'aliasFornavn']);
  },
};
