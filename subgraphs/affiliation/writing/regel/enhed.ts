import { type ObjectKind, objectKinds } from '../../core/change/object-kinds.ts';
import { actionOf, enhederOf } from '../../core/change/stored-object.ts';
import { problem } from '../../errors/refusals.ts';
import type { Regel } from './regel.ts';

/** Everything hangs on a unit that the register has. The register was asked just before, but it may still add an unknown one. */
const enhedKnown: Regel = {
  kinds: Object.keys(objectKinds) as ObjectKind[],
  severity: 'refusal',
  check(object, work) {
    const nummer = enhederOf(object).at(-1);
    const isRead = ['enhed', 'enhedsNummer'].every((field) => !work.isDoubted([...(object.path ?? []), field]));
    if (nummer === undefined || work.enhed(nummer) || !isRead) return undefined;
    return problem('ENHED_UNKNOWN', object.path ?? [], { value: nummer });
  },
};

/**
 * People, their groups and their childminders are tied to an anvisningsenhed or an alternative address, never to a
 * daginstitution (STIL's note of 4 June 2019; V6), and new ones only to a unit that is active. Ending stays possible.
 */
const enhedHoldsPeople: Regel<'tilknytning' | 'gruppe' | 'dagplejer' | 'dagplejegruppe' | 'gaesteophold'> = {
  kinds: ['tilknytning', 'gruppe', 'dagplejer', 'dagplejegruppe', 'gaesteophold'],
  severity: 'refusal',
  check(object, work) {
    const nummer = enhederOf(object).at(-1) ?? '';
    const enhed = work.enhed(nummer);
    if (!enhed) return undefined;
    if (enhed.niveau === 'daginstitution') return problem('ENHED_LEVEL', object.path ?? [], { value: nummer });
    if (!enhed.aktiv && actionOf(object) === 'create')
      return problem('ENHED_CLOSED', object.path ?? [], { value: nummer });
    return undefined;
  },
};

/** Only anvisningsenheder and alternative addresses come into AULA (STIL's note of 4 June 2019). */
const opsaetningEnhed: Regel<'opsaetning'> = {
  kinds: ['opsaetning'],
  severity: 'refusal',
  check({ after: { enhedsNummer }, path }, work) {
    const isLogical = work.enhed(enhedsNummer)?.niveau === 'daginstitution';
    return isLogical ? problem('ENHED_LEVEL', path ?? [], { value: enhedsNummer }) : undefined;
  },
};

export const enhedRegler: readonly Regel[] = [enhedKnown, enhedHoldsPeople];

export const opsaetningRegler: readonly Regel[] = [opsaetningEnhed];
