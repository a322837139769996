import type { ServerResponse } from 'node:http';

/** Nobody loses an answer sooner than this, in milliseconds: on an ordinary line even the largest is sent by then. */
const grace = 10_000;

interface Waiting {
  caller: string;
  cost: number;
  since: number;
}

/**
 * The answers that are made and wait for their readers. They hold memory but do no work, so they keep no request from
 * beginning. When they hold too much, the slow reader who holds most loses the answer that has waited longest.
 */
export class Outbox {
  readonly #most: number;
  /** In the order of coming. */
  readonly #waiting = new Map<ServerResponse, Waiting>();
  readonly #heldBy = new Map<string, number>();
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The cost of the answers that wait. */
  get held(): number {
    return this.#held;
  }

  /** Holds an answer until all of it is sent, or its reader has left. */
  add(caller: string, cost: number, response: ServerResponse, now = performance.now()): void {
    if (response.closed) return;
    this.#waiting.set(response, { caller, cost, since: now });
    this.#count(caller, cost);
    response.once('close', () => this.#forget(response));
    while (this.#held > this.#most) {
      const slow = this.#slowest(now);
      if (!slow) return;
      this.#forget(slow);
      slow.destroy();
    }
  }

  #count(caller: string, cost: number): void {
    this.#held += cost;
    const held = (this.#heldBy.get(caller) ?? 0) + cost;
    if (held === 0) this.#heldBy.delete(caller);
    else this.#heldBy.set(caller, held);
  }

  #forget(response: ServerResponse): void {
    const known = this.#waiting.get(response);
    if (!known) return;
    this.#waiting.delete(response);
    this.#count(known.caller, -known.cost);
  }

  #slowest(now: number): ServerResponse | undefined {
    let [found, most]: [ServerResponse | undefined, number] = [undefined, -1];
    for (const [response, { caller, since }] of this.#waiting) {
      if (now - since < grace) break; // those after it came later
      const held = this.#heldBy.get(caller) ?? 0;
      if (held > most) [found, most] = [response, held];
    }
    return found;
  }
}
