import type { Kontrol } from './kontrol.ts';
import type { LeveringPerson } from './levering-person.ts';

/** Contacts are not counted: who works at a unit may well have a child there. */
export const actorExclusive: Kontrol = {
  code: 'ACTOR_EXCLUSIVE',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'Samme person leveres som mere end ét af barn, medarbejder og ekstern.',
  en: 'The same person is delivered as more than one of child, employee and extern.',
  source: 'STIL, side 5637047',
  mark: 'inferred',
  check: ({ persons }) => {
    const kinds = kindsByCpr(persons);
    return persons
      .filter(({ cprIndex }) => cprIndex !== null && (kinds.get(cprIndex)?.size ?? 0) > 1)
      .map(({ localPersonId }) => ({ lokalId: localPersonId, path: ['actor'], details: {} }));
  },
};

function kindsByCpr(persons: readonly LeveringPerson[]): Map<string, Set<string>> {
  const kinds = new Map<string, Set<string>>();
  for (const { cprIndex, actor } of persons)
    if (cprIndex !== null) kinds.set(cprIndex, (kinds.get(cprIndex) ?? new Set()).add(actor.kind));
  return kinds;
}
