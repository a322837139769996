import { cprKind } from '../person/cpr.ts';
import { everyPerson } from './every-person.ts';
import type { Kontrol } from './kontrol.ts';

/** A contact too: it has no other key. The number of one who cannot get a CPR number is taken as any other (STIL, page 24838200). */
export const personCpr: Kontrol = {
  code: 'PERSON_CPR',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'CPR-nummeret mangler eller er ikke gyldigt; Unilogin indlæser ikke personen.',
  en: 'The CPR number is missing or none; Unilogin will not load the person.',
  source: 'STIL, side 12780586, 24838200 og 2917071',
  mark: 'stated',
  check: ({ persons }) =>
    everyPerson(persons)
      .filter(({ person }) => cprKind(person.civilRegistrationNumber ?? '') === null)
      .map(({ lokalId, path }) => ({ lokalId, path: [...path, 'civilRegistrationNumber'], details: {} })),
};
