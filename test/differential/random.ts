import { randomOf } from '../kill/random.ts';

/** Choices that follow from a seed and a number: the n-th operation of a seed is the same in every run. */
export class Random {
  readonly #next: () => number;

  constructor(seed: number, n: number) {
    this.#next = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b));
  }

  chance(probability: number): boolean {
    return this.#next() < probability;
  }

  /** A whole number from 0 to `end`, without `end`. */
  below(end: number): number {
    return Math.floor(this.#next() * end);
  }

  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    if (items.length === 0) throw new Error('there is nothing to pick from');
    return items[this.below(items.length)] as Item;
  }
}
