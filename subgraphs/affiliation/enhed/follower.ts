import { type Check, check } from '../../common/check.ts';
import type { AffiliationDatabase } from '../database.ts';
import { type AskRegister, readFeed } from './register-feed.ts';
import { forgetEnheder, positionOf, takeIn } from './take-in.ts';

/** How long a write waits for the register; after that it is checked against what is known here. */
const longestWait = 3_000;

/** A picture of the register that is no older than this, in milliseconds, is of now. */
const shortestWorry = 60_000;

/** Told of a register that does not answer; the next round tries again. */
export type OnFeedFailure = (error: unknown) => void;

/** What news of the register bring with them that takes longer than to take them in; asked in every round. */
export type AfterNews = (hasNews: boolean) => Promise<void>;

/** Follows the register's change log: takes up where it stopped, in order, each change once. */
export class RegisterFollower {
  readonly #database: AffiliationDatabase;
  #ask: AskRegister | null = null;
  #onFailure: OnFeedFailure = () => undefined;
  #afterNews: AfterNews = async () => undefined;
  /** Also when the process begins: the one before may have stopped in between. */
  #hasNews = true;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;
  /** When the register last answered, and how old that may be, in milliseconds. */
  #heardAt: number | null = null;
  #longestSilence = 0;

  constructor(database: AffiliationDatabase) {
    this.#database = database;
  }

  /** Begins to follow, asking for news so often, in milliseconds, when nobody waits for it. The timer holds nobody up. */
  start(ask: AskRegister, onFailure: OnFeedFailure, pollEvery: number, afterNews: AfterNews): void {
    this.#afterNews = afterNews;
    this.#ask = ask;
    this.#longestSilence = Math.max(shortestWorry, 3 * pollEvery);
    this.#onFailure = onFailure;
    this.#timer = setInterval(() => void this.catchUp(), pollEvery).unref();
  }

  /** Everything that the register had committed when this was called is taken in, or the wait is over. */
  async catchUp(): Promise<void> {
    if (this.#ask === null) return;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, longestWait).unref();
    });
    await Promise.race([this.#round(), patience]);
    clearTimeout(timer);
  }

  /** The same without an end to the wait, as long as there is news: for who begins with a whole register. */
  async catchUpWholly(): Promise<void> {
    for (let last = -1; ; ) {
      const position = await positionOf(this.#database);
      if (position === last) return;
      last = position;
      await this.catchUp();
    }
  }

  /** Whether the picture of the register is of now. */
  checkUp(): Promise<Check> {
    return check('follower', async () => {
      if (this.#heardAt === null) return 'the register was not heard of yet';
      const silence = performance.now() - this.#heardAt;
      return silence > this.#longestSilence
        ? `the register was last heard of ${Math.round(silence / 1000)} s ago`
        : null;
    });
  }

  /** Ends following, when what is under way is done. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#ask = null;
    await this.#next;
    await this.#running;
  }

  /** A round under way may have read the log before the caller's change, so the caller waits for the one after. */
  #round(): Promise<void> {
    if (this.#running === null) {
      this.#running = this.#takeInAll().finally(() => {
        this.#running = null;
      });
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#round();
    });
    return this.#next;
  }

  async #takeInAll(): Promise<void> {
    try {
      for (let hasMore = true; hasMore && this.#ask !== null; ) {
        const after = await positionOf(this.#database);
        const page = await readFeed(this.#ask, after);
        if (page === null) {
          await forgetEnheder(this.#database);
          continue;
        }
        this.#hasNews ||= page.last > after;
        if (page.last > after) await takeIn(this.#database, after, page);
        hasMore = page.hasMore;
      }
      this.#heardAt = performance.now();
      await this.#afterNews(this.#hasNews);
      this.#hasNews = false;
    } catch (error) {
      this.#onFailure(error);
    }
  }
}
