import { Gathering } from '../turns/gathering.ts';
import { Turns } from '../turns/turns.ts';
import type { RequestWork } from '../work/request-work.ts';

/** An error among the answers is the answer to its key alone. */
type Batch<T> = (keys: readonly string[]) => Promise<readonly (T | Error)[]>;

/** What the parts of one request ask for by keys: one question for each kind, however many ask. */
export class Loaders {
  readonly #questions = new Map<string, Question<unknown>>();
  readonly #work: RequestWork | undefined;

  constructor(work?: RequestWork | undefined) {
    this.#work = work;
  }

  /** Asks for `key` together with every other key asked for in this turn; `kind` tells different questions apart. */
  load<T>(kind: unknown[], key: string, batch: Batch<T>): Promise<T> {
    const id = JSON.stringify(kind);
    const question = (this.#questions.get(id) as Question<T> | undefined) ?? new Question(batch, this.#work);
    this.#questions.set(id, question);
    return question.ask(key);
  }

  /** Asks for one thing by its key, together with every other asked for in this turn; null when it is not among the found. */
  loadOne<T>(
    kind: unknown[],
    key: string,
    find: (keys: readonly string[]) => Promise<readonly T[]>,
    keyOf: (found: T) => string,
  ): Promise<T | null> {
    return this.load<T | null>(kind, key, async (keys) => {
      const byKey = new Map((await find(keys)).map((one) => [keyOf(one), one]));
      return keys.map((one) => byKey.get(one) ?? null);
    });
  }
}

/** A question of which each key is asked for once, as soon as no part of the request goes on without an answer. */
class Question<T> {
  readonly #turns: Turns;
  readonly #batch: Batch<T>;
  readonly #answers = new Map<string, T | Error>();
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #gathering: Gathering<string, T>;

  constructor(batch: Batch<T>, work: RequestWork | undefined) {
    this.#turns = work?.turns ?? new Turns();
    this.#batch = batch;
    this.#gathering = new Gathering(this.#turns, async (keys) => {
      work?.check(); // nothing more is asked once the request has ended
      return this.#answersTo(keys);
    });
  }

  /** Thousands may hear at once, and each of them goes on: so whoever asks late has its turn, too. */
  ask(key: string): Promise<T> {
    const answer = this.#answers.get(key);
    if (answer instanceof Error || !this.#answers.has(key)) return this.#gathering.ask(key);
    return Promise.resolve(this.#turns.pause(answer as T));
  }

  async #answersTo(asked: readonly string[]): Promise<(T | Error)[]> {
    const isNew = (key: string) => !this.#answers.has(key) && !this.#underWay.has(key);
    const keys = [...new Set(asked.filter(isNew))];
    if (keys.length > 0) this.#read(keys);
    await Promise.all(new Set(asked.flatMap((key) => this.#underWay.get(key) ?? [])));
    return asked.map((key) => this.#answers.get(key) as T | Error);
  }

  #read(keys: readonly string[]): void {
    const read = this.#batch(keys).then((found) => {
      for (const [i, key] of keys.entries()) this.#answers.set(key, found[i] as T | Error);
    });
    const ended = read.finally(() => {
      for (const key of keys) this.#underWay.delete(key);
    });
    for (const key of keys) this.#underWay.set(key, ended);
  }
}
