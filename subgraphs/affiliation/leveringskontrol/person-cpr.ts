import { everyPerson } from './every-person.ts';
import type { Kontrol } from './kontrol.ts';

/** A contact too: it has no other key. What the digits may be is checked where a person is written. */
export const personCpr: Kontrol = {
  code: 'PERSON_CPR',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'CPR-nummeret mangler eller er ikke ti cifre; Unilogin indlæser ikke personen.',
  en: 'The CPR number is missing or not ten digits; Unilogin will not load the person.',
  source: 'STIL, side 12780586 og 2917071',
  mark: 'stated',
  check: ({ persons }) =>
    everyPerson(persons)
      .filter(({ person }) => !/^\d{10}$/.test(person.civilRegistrationNumber ?? ''))
      .map(({ lokalId, path }) => ({ lokalId, path: [...path, 'civilRegistrationNumber'], details: {} })),
};
