import { AsyncLocalStorage } from 'node:async_hooks';

/**
 * A value that goes beside what Prisma is asked: it hands its driver the statement alone. While one goes along Node follows
 * every promise of the whole process, each of which then takes twice the time and memory; so that ends with the last of them.
 */
export class Beside<T> {
  readonly #storage = new AsyncLocalStorage<T>();
  #count = 0;

  get value(): T | undefined {
    return this.#storage.getStore();
  }

  /** The value goes along with `work`, until that ends or calls `letGo`. */
  run<Result>(value: T, work: (letGo: () => void) => Promise<Result>): Promise<Result> {
    let goesAlong = true;
    const letGo = () => {
      if (goesAlong && --this.#count === 0) this.#storage.disable();
      goesAlong = false;
    };
    this.#count++;
    return this.#storage.run(value, () => work(letGo)).finally(letGo);
  }
}
