import { Turns } from './turns.ts';

interface Asking<Asked, Found> {
  asked: Asked;
  resolve(found: Found): void;
  reject(failure: unknown): void;
}

/** Gives what is found in the order of what is asked for; an error is thrown where it was asked. */
type Find<Asked, Found> = (asked: readonly Asked[]) => Promise<readonly (Found | Error)[]>;

/** Askers who are answered before it is looked at the clock again, and steps of their promises, in which they go on. */
const chunk = 50;
const ticks = 8;

/**
 * Gathers what the parts of a request ask for until none of them goes on without an answer, asks for all of it at once, and
 * answers them in turns with others: a level of a tree may have tens of thousands of parts, each of which then goes on.
 */
export class Gathering<Asked, Found> {
  readonly #turns: Turns;
  readonly #find: Find<Asked, Found>;
  #asking: Asking<Asked, Found>[] = [];

  constructor(turns: Turns, find: Find<Asked, Found>) {
    this.#turns = turns;
    this.#find = find;
  }

  ask(asked: Asked): Promise<Found> {
    return new Promise((resolve, reject) => {
      this.#asking.push({ asked, resolve, reject });
      if (this.#asking.length === 1) this.#turns.whenQuiet(() => void this.#answer());
    });
  }

  async #answer(): Promise<void> {
    const asking = this.#asking;
    this.#asking = [];
    try {
      const found = await this.#find(asking.map(({ asked }) => asked));
      await inChunks(asking, this.#turns, ({ resolve, reject }, i) => {
        const one = found[i] as Found | Error;
        if (one instanceof Error) reject(one);
        else resolve(one);
      });
    } catch (failure) {
      // Who was answered already does not hear of it.
      await inChunks(asking, new Turns(), ({ reject }) => reject(failure));
    }
  }
}

async function inChunks<T>(list: readonly T[], turns: Turns, tell: (one: T, i: number) => void): Promise<void> {
  for (let from = 0; from < list.length; from += chunk) {
    await turns.pause(undefined);
    for (const [i, one] of list.slice(from, from + chunk).entries()) tell(one, from + i);
    for (let tick = 0; tick < ticks; tick++) await undefined;
  }
}
