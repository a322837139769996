import type { Aktoer, PersonDifference, Virkning } from './difference.ts';

/** How many of each actor a delivery creates, updates, removes and leaves. */
export type Antal = Record<Aktoer, Record<Virkning, number>> & {
  /** Contacts in the document. */
  kontakter: number;
  /** Persons left out because of a fault. */
  tilbageholdt: number;
};

const none = (): Record<Virkning, number> => ({ created: 0, updated: 0, removed: 0, unchanged: 0 });

export function countOf(differences: readonly PersonDifference[], kontakter: number, tilbageholdt: number): Antal {
  const antal: Antal = { barn: none(), ansat: none(), ekstern: none(), kontakter, tilbageholdt };
  for (const { aktoer, virkning } of differences) antal[aktoer][virkning]++;
  return antal;
}

export const parseAntal = (column: string): Antal => JSON.parse(column) as Antal;
