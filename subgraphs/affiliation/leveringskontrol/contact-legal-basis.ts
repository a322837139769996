import { contactsOf } from './contacts-of.ts';
import { contactDetails } from './every-person.ts';
import type { Kontrol } from './kontrol.ts';

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
