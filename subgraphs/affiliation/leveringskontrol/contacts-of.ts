import type { ImportContact, ImportInstitutionPerson } from '../unilogin/import-document.ts';

/** Only children have contacts. */
export const contactsOf = ({ actor }: ImportInstitutionPerson): readonly ImportContact[] =>
  actor.kind === 'student' ? actor.contactPersons : [];
