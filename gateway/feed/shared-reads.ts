import { LRUCache } from 'lru-cache';

/** How many pages are held: those who follow a log live are at the same place of it. */
const most = 30;

/**
 * Reads once what many ask for at the same time. A page is known by who may see it, what is asked, the number it begins
 * after, and how often the log was seen to grow, so that nobody gets an older one.
 */
export class SharedReads<Read extends object> {
  readonly #reads = new LRUCache<string, Promise<Read>>({ max: most });

  read(key: readonly (string | number | null)[], make: () => Promise<Read>): Promise<Read> {
    const name = JSON.stringify(key);
    const known = this.#reads.get(name);
    if (known) return known;
    const made = make();
    this.#reads.set(name, made);
    made.catch(() => this.#reads.delete(name));
    return made;
  }
}
