import type { Kontrol } from './kontrol.ts';

/** A warning: only by the delivery does the row reach the list in which the new number is confirmed. */
export const personCprChanged: Kontrol = {
  code: 'PERSON_CPR_CHANGED',
  severity: 'warning',
  kinds: ['FULL', 'DELTA'],
  da: 'CPR-nummeret er et andet end sidst leveret. Unilogin afviser rækken, indtil en brugeradministrator bekræfter det nye nummer under Import.',
  en: 'The CPR number differs from the one last delivered. Unilogin refuses the row until a user administrator confirms the new number under Import.',
  source: 'STIL, side 12780586',
  mark: 'stated',
  check: ({ persons, lastAccepted }) =>
    persons
      .filter(({ localPersonId, cprIndex }) => {
        const before = lastAccepted?.persons.get(localPersonId)?.cprIndex ?? null;
        return before !== null && cprIndex !== null && before !== cprIndex;
      })
      .map(({ localPersonId }) => ({
        lokalId: localPersonId,
        path: ['person', 'civilRegistrationNumber'],
        details: {},
      })),
};
