import type { ImportPerson } from '../unilogin/import-person.ts';
import { contactsOf } from './contacts-of.ts';
import type { LeveringPerson } from './levering-person.ts';

type Found = { lokalId: string; path: string[]; person: ImportPerson };

/** Those who are delivered and the contacts of the children, each with the way to them. */
export function everyPerson(persons: readonly LeveringPerson[]): Found[] {
  return persons.flatMap((one) => [
    { lokalId: one.localPersonId, path: ['person'], person: one.person },
    ...contactsOf(one).map(({ person }, i) => ({
      lokalId: one.localPersonId,
      path: ['actor', 'contactPersons', String(i), 'person'],
      person,
    })),
  ]);
}
