import DataLoader from 'dataloader';

/** The DataLoaders of one request: one per kind of question, made when first asked. */
export class Loaders {
  readonly #loaders = new Map<string, DataLoader<string, unknown>>();

  /** Asks for `key` together with every other key asked for in this turn; `kind` tells different questions apart. */
  load<T>(kind: unknown[], key: string, batch: (keys: readonly string[]) => Promise<T[]>): Promise<T> {
    const id = JSON.stringify(kind);
    const loader = (this.#loaders.get(id) as DataLoader<string, T> | undefined) ?? new DataLoader(batch);
    this.#loaders.set(id, loader);
    return loader.load(key);
  }
}
