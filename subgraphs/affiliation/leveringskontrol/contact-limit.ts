import { contactsOf } from './contacts-of.ts';
import type { Kontrol } from './kontrol.ts';

const most = 10;

/** Stated of the export; that an import may hold no more is inferred. */
export const contactLimit: Kontrol = {
  code: 'CONTACT_LIMIT',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'Barnet har {antal} kontaktpersoner; der kan højst være {most}.',
  en: 'The child has {antal} contacts; there can be {most} at most.',
  source: "Aula, Uni-Login FAQ; STIL's type library, generation v6: Student",
  mark: 'inferred',
  check: ({ persons }) =>
    persons
      .map((person) => ({ lokalId: person.localPersonId, antal: contactsOf(person).length }))
      .filter(({ antal }) => antal > most)
      .map(({ lokalId, antal }) => ({ lokalId, path: ['actor', 'contactPersons'], details: { antal, most } })),
};
