import type { Kontrolfund } from '../leveringskontrol/kontrolfund.ts';

/** What a check found in a delivery, and what follows of it. */
export interface Fund extends Kontrolfund {
  /** It is about a person who was never delivered, and who is left out of the document because of it. */
  withheld: boolean;
}

export const parseFund = (column: string): Fund[] => JSON.parse(column) as Fund[];

/** A delivery with an error goes nowhere, unless leaving a newcomer out is all that follows of it. */
export const isBlocked = (fund: readonly Fund[]): boolean =>
  fund.some(({ severity, withheld }) => severity === 'error' && !withheld);
