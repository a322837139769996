import { mostContacts } from '../../people/tilknytning/stored-tilknytning.ts';
import { contactDetails, contactsOf, type Kontrol } from './kontrol.ts';

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
      .filter(({ antal }) => antal > mostContacts)
      .map(({ lokalId, antal }) => ({
        lokalId,
        path: ['actor', 'contactPersons'],
        details: { antal, most: mostContacts },
      })),
};

/** Without custody, access to the child's data must rest on something else, and that must be on record. */
export const contactLegalBasis: Kontrol = {
  code: 'CONTACT_LEGAL_BASIS',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: '{hvem} har ikke forældremyndighed, og intet andet grundlag for adgang er registreret.',
  en: '{who} has no custody, and no other legal basis for access is recorded.',
  source: "STIL's type library for import and export, generation v6: contactPerson",
  mark: 'inferred',
  check: ({ persons }) =>
    persons.flatMap((person) =>
      [...contactsOf(person).entries()]
        .filter(([i, { childCustody }]) => !childCustody && !person.contactLegalBases[i]?.trim())
        .map(([i]) => ({
          lokalId: person.localPersonId,
          path: ['actor', 'contactPersons', String(i), 'childCustody'],
          details: contactDetails(i),
        })),
    ),
};
