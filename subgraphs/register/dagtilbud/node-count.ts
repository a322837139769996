import { refusal } from '../../common/errors/refusal.ts';

/** Ten times the whole register: more than any honest answer, and not yet more than a process can hold. */
export const maxNodes = 100_000;

/**
 * Counts the objects that the lists of one answer hold. Back and forth through the hierarchy the same few rows can
 * stand in an answer millions of times, which no count of the query's own fields foretells.
 */
export class NodeCount {
  #nodes = 0;

  /** Refuses the list that brings the answer over the limit, and every one after it. */
  add(count: number): void {
    this.#nodes += count;
    if (this.#nodes <= maxNodes) return;
    const [what, hvad] = ['the number of objects in the answer', 'antallet af objekter i svaret'];
    throw refusal('LIMIT_EXCEEDED', { what, hvad, max: maxNodes });
  }
}
