import type { Aarsag } from './aarsager.ts';

/**
 * Another register could not be heard. It carries a code only, never the text of a failure: the API key stands in
 * the address, and failures quote addresses.
 */
export class Unanswered extends Error {
  readonly aarsag: Aarsag;
  /** Whether asking again at once can help. */
  readonly isPassing: boolean;
  /** How long the other register asks to be left alone, in milliseconds. */
  readonly retryAfter: number | null;

  constructor(aarsag: Aarsag, isPassing = false, retryAfter: number | null = null) {
    super(aarsag);
    this.aarsag = aarsag;
    this.isPassing = isPassing;
    this.retryAfter = retryAfter;
  }
}
