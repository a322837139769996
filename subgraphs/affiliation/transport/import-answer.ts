import type { RowCode } from './row-code.ts';

/** What the import service did with one delivery. */
export interface ImportAnswer {
  /** Import is partial, row by row: bad rows are named, good rows are loaded (STIL, side 12780586). */
  outcome: 'ACCEPTED' | 'PARTIALLY_ACCEPTED' | 'REJECTED';
  /** Users created, updated and removed; null where the answer does not count them. */
  created: number | null;
  updated: number | null;
  removed: number | null;
  rows: RowRefusal[];
  /** The WS-Addressing id of the message that was answered, for talking with STIL's support. */
  messageId: string;
}

/** One row that was not loaded, or what is wrong with the document as a whole. */
export interface RowRefusal {
  /** The person's local id; null for the document. */
  localPersonId: string | null;
  code: RowCode;
  /** The service's own words, without CPR numbers. */
  text: string;
}
