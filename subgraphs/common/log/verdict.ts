import type { Seal } from './seals.ts';

/** A line that is not as it was written. */
export interface BadLine {
  nr: number;
  /** What is wrong: "changed", "removed" … in a sentence. */
  what: string;
}

/** What came of proving a stretch of a log. */
export interface Verdict {
  /** Numbers of the first and last line that were looked at. */
  from: number;
  to: number;
  lines: number;
  /** How many seals were compared, and the last line that one vouches for. */
  seals: number;
  sealedTo: number;
  /** The first bad line; null when all are as they were written. */
  bad: BadLine | null;
}

export interface Stretch {
  from?: number | undefined;
  to?: number | undefined;
}

export type OnProgress = (done: number, total: number) => void;

/** Compares a chain with its seals as it is walked. */
export class SealCheck {
  readonly #seals: Map<number, Seal>;
  readonly #all: readonly Seal[];
  compared = 0;
  sealedTo = 0;

  constructor(seals: readonly Seal[]) {
    this.#all = seals;
    this.#seals = new Map(seals.map((seal) => [seal.nr, seal]));
  }

  /** Whether a line has the hash that its seal says; it has when there is none. */
  holds(nr: number, hash: string): boolean {
    const seal = this.#seals.get(nr);
    if (!seal) return true;
    this.compared++;
    this.sealedTo = nr;
    return seal.hash === hash;
  }

  hashAt = (nr: number): string | undefined => this.#seals.get(nr)?.hash;

  /** A seal of a line before the first that is there; only that of the line just before it is met, by the hash that follows. */
  before = (first: number, hash: string): Seal | undefined =>
    this.#all.find((seal) => seal.nr < first && !(seal.nr === first - 1 && seal.hash === hash));

  /** The seal of a line that is not there any more. */
  beyond = (last: number): Seal | undefined => this.#all.find(({ nr }) => nr > last);
}
