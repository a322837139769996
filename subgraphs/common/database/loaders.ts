import DataLoader from 'dataloader';
import type { RequestWork } from '../work/request-work.ts';

/** The DataLoaders of one request: one per kind of question, made when first asked. */
export class Loaders {
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();
  readonly #work: RequestWork | undefined;

  constructor(work?: RequestWork | undefined) {
    this.#work = work;
  }

  /** Asks for `key` together with every other key asked for in this turn; `kind` tells different questions apart. */
  load<T>(kind: unknown[], key: string, batch: (keys: readonly string[]) => Promise<T[]>): Promise<T> {
    const id = JSON.stringify(kind);
    const loader = (this.#loaders.get(id) as DataLoader<string, T> | undefined) ?? this.#newLoader(batch);
    this.#loaders.set(id, loader);
    // Thousands may hear at once, and each of them goes on.
    return this.#work ? loader.load(key).then(this.#work.turns.paused) : loader.load(key);
  }

  /** Asks for one thing by its key, together with every other asked for in this turn; null when it is not among the found. */
  loadOne<T>(
    kind: unknown[],
    key: string,
    find: (keys: readonly string[]) => Promise<readonly T[]>,
    keyOf: (found: T) => string,
  ): Promise<T | null> {
    return this.load(kind, key, async (keys) => {
      const byKey = new Map((await find(keys)).map((one) => [keyOf(one), one]));
      return keys.map((one) => byKey.get(one) ?? null);
    });
  }

  /** Asks once no part of the request waits for its turn, so that it is one question still; not when its work has ended. */
  #newLoader<T>(batch: (keys: readonly string[]) => Promise<T[]>): DataLoader<string, T> {
    const work = this.#work;
    if (!work) return new DataLoader(batch);
    const ask = async (keys: readonly string[]) => {
      work.check();
      return batch(keys);
    };
    return new DataLoader(ask, { batchScheduleFn: (dispatch) => work.turns.whenQuiet(dispatch) });
  }
}
