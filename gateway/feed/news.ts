import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Whether a change log has grown. It is looked at once for all who wait, and only while somebody waits, by a name of its
 * state that is another after every commit.
 */
export class News {
  readonly #readHead: () => Promise<string>;
  readonly #every: number;
  readonly #waiting = new Set<() => void>();
  #head: string | null = null;
  #rounds = 0;
  #isLooking = false;

  constructor(readHead: () => Promise<string>, every: number) {
    this.#readHead = readHead;
    this.#every = every;
  }

  /** How often something new was seen. Take it before reading the log: then waiting `after` it misses nothing. */
  get seen(): number {
    return this.#rounds;
  }

  /** Settles when something was seen since, or the signal ends the wait. */
  async after(seen: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#rounds !== seen) return;
    await new Promise<void>((resolve) => {
      const end = () => {
        this.#waiting.delete(end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      signal.addEventListener('abort', end, { once: true });
      this.#waiting.add(end);
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    while (this.#waiting.size > 0) {
      const head = await this.#readHead().catch(() => this.#head); // the next reading of the log says why
      if (head !== this.#head) this.#tell(head);
      await sleep(this.#every, null, { ref: false });
    }
    this.#isLooking = false;
  }

  #tell(head: string | null): void {
    this.#head = head;
    this.#rounds += 1;
    for (const end of [...this.#waiting]) end();
  }
}
