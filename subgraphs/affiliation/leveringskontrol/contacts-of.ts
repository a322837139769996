import type { ImportContact } from '../unilogin/import-contact.ts';
import type { ImportInstitutionPerson } from '../unilogin/import-institution-person.ts';

/** Only children have contacts. */
export const contactsOf = ({ actor }: ImportInstitutionPerson): readonly ImportContact[] =>
  actor.kind === 'student' ? actor.contactPersons : [];
