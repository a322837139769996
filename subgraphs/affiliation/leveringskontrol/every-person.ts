import type { ImportPerson } from '../unilogin/import-document.ts';
import { contactsOf } from './contacts-of.ts';
import type { LeveringPerson } from './levering-person.ts';

interface Found {
  lokalId: string;
  path: string[];
  person: ImportPerson;
  /** Who is meant, for the texts: a contact is delivered in the row of the child. */
  details: { hvem: string; who: string };
}

/** Those who are delivered and the contacts of the children, each with the way to them. */
export function everyPerson(persons: readonly LeveringPerson[]): Found[] {
  return persons.flatMap((one) => [
    { lokalId: one.localPersonId, path: ['person'], person: one.person, details: own },
    ...contactsOf(one).map(({ person }, i) => ({
      lokalId: one.localPersonId,
      path: ['actor', 'contactPersons', String(i), 'person'],
      person,
      details: contactDetails(i),
    })),
  ]);
}

const own = { hvem: 'Personen', who: 'The person' };

/** Contacts are told apart by their place, since they have neither a local id nor a name that may be told. */
export const contactDetails = (i: number) => ({ hvem: `Kontaktperson ${i + 1}`, who: `Contact ${i + 1}` });
