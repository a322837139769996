import { cprKind } from '../person/cpr.ts';
import { everyPerson } from './every-person.ts';
import type { Kontrol } from './kontrol.ts';

/** A contact too: it has no other key. The number of one who cannot get a CPR number is taken as any other (STIL, page 24838200). */
export const personCpr: Kontrol = {
  code: 'PERSON_CPR',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: '{hvem} mangler CPR-nummer, eller det er ikke gyldigt; Unilogin indlæser ikke personen.',
  en: '{who} has no CPR number, or one that is none; Unilogin will not load the person.',
  source: 'STIL, side 12780586, 24838200 og 2917071',
  mark: 'stated',
  check: ({ persons }) =>
    everyPerson(persons)
      .filter(({ person }) => cprKind(person.civilRegistrationNumber ?? '') === null)
      .map(({ lokalId, path, details }) => ({ lokalId, path: [...path, 'civilRegistrationNumber'], details })),
};
