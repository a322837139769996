import { problem } from '../../errors/refusals.ts';
import type { Regel } from './regel.ts';

/** A protected person without alias is not created in Unilogin (STIL, side 57573504; check PROTECTED_ALIAS). */
const protectedAlias: Regel<'person'> = {
  kinds: ['person'],
  severity: 'warning',
  check({ after: { beskyttet, aliasFornavn, aliasEfternavn }, path }) {
    if (!beskyttet || (aliasFornavn !== null && aliasEfternavn !== null)) return undefined;
    return problem('PROTECTED_ALIAS', [...(path ?? []), 'aliasFornavn']);
  },
};

/** A municipality's childminders and guests are persons that it keeps itself; those of another are unknown to it. */
const personOfKommune: Regel<'dagplejer' | 'gaesteophold'> = {
  kinds: ['dagplejer', 'gaesteophold'],
  severity: 'refusal',
  check({ before, after, path }, work) {
    const enhed = work.enhed(after.enhedsNummer);
    if (before !== null || !enhed) return undefined;
    const persons = 'barnId' in after ? { barnId: after.barnId } : { personId: after.personId };
    return Object.entries(persons).flatMap(([field, value]) => {
      if (work.get('person', value)?.after.kommuneKode === enhed.kommuneKode) return [];
      return [problem('OBJECT_UNKNOWN', [...(path ?? []), field], { field, kind: 'person', value })];
    });
  },
};

export const personRegler: readonly Regel[] = [protectedAlias, personOfKommune];
