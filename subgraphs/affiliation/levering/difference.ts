import type { LeveretPerson } from '../generated/sqlite/client.ts';
import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';
import type { CprVault } from '../person/cpr-vault.ts';
import { aktoerOf } from './aktoer-of.ts';
import { rowPrint } from './row-print.ts';

export const aktoerer = ['barn', 'ansat', 'ekstern'] as const;
export type Aktoer = (typeof aktoerer)[number];
export type Virkning = 'created' | 'updated' | 'removed' | 'unchanged';

/** What a delivery does to one person of the unit. */
export interface PersonDifference {
  lokalId: string;
  personId: string;
  aktoer: Aktoer;
  virkning: Virkning;
}

/** Those whom a source has now against those who stand in Unilogin. */
export function difference(
  persons: readonly LeveringPerson[],
  delivered: ReadonlyMap<string, LeveretPerson>,
  vault: CprVault,
): PersonDifference[] {
  const here = new Set(persons.map(({ localPersonId }) => localPersonId));
  const present = persons.map((person): PersonDifference => {
    const { localPersonId: lokalId, personId } = person;
    const before = delivered.get(lokalId);
    // Of a protected person it is not told whether they are as they were: who writes would learn what was right.
    const isSame =
      before !== undefined && !person.person.protected && rowPrint(person, vault, before.noegle) === before.aftryk;
    const virkning = before === undefined ? 'created' : isSame ? 'unchanged' : 'updated';
    return { lokalId, personId, aktoer: aktoerOf[person.actor.kind], virkning };
  });
  const removed = [...delivered.values()]
    .filter(({ lokalId }) => !here.has(lokalId))
    .map(({ lokalId, personId, aktoer }): PersonDifference => {
      return { lokalId, personId, aktoer: aktoer as Aktoer, virkning: 'removed' };
    });
  return [...present, ...removed];
}
