/**
 * Seeded random numbers, equal on every machine.
 * Seed: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). Generator: mulberry32 by Tommy Ettinger (public domain).
 */
export class Random {
  #state: number;

  constructor(seed: string) {
    this.#state = fnv1a(seed);
  }

  /** A 32-bit unsigned integer. */
  bits(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    return this.bits() / 4294967296;
  }

  /** Both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const item = list[this.int(0, list.length - 1)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  }

  /** Prefers the front of the list: towns are listed by size. */
  pickEarly<T>(list: readonly T[]): T {
    const item = list[Math.floor(this.next() ** 1.5 * list.length)];
    if (item === undefined) throw new RangeError('pickEarly from an empty list');
    return item;
  }

  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    throw new RangeError('weighted needs a positive weight');
  }

  /** Every item draws a lot; a copy comes back in the order of the lots. */
  shuffle<T>(list: readonly T[]): T[] {
    const lots = list.map((item) => ({ item, lot: this.bits() }));
    return lots.sort((a, b) => a.lot - b.lot).map(({ item }) => item);
  }
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
