import { type Check, check } from '../../../common/check.ts';
import type { AffiliationDatabase } from '../../core/store/database.ts';
import { type AskRegister, type Followed, followedOf, RegisterOther, readFeed, stopFollowing } from './feed.ts';
import { refollow } from './refollow.ts';
import { takeIn } from './take-in.ts';

/** How long a write waits for the register; after that it is checked against what is known here. */
const longestWait = 3_000;

/** A picture of the register that is no older than this, in milliseconds, is of now. */
const shortestWorry = 60_000;

/** Called in every round in which the register does not answer, or is another one (RegisterOther); the next tries again. */
export type OnFeedFailure = (error: unknown) => void;

/** The longer work that news of the register bring with them; called after them, and as long as some of it is left. */
export type AfterNews = (hasNews: boolean) => Promise<void>;

/** Follows the register's change log: takes up where it stopped, in order, each change once. */
export class RegisterFollower {
  readonly #database: AffiliationDatabase;
  #ask: AskRegister | null = null;
  #onFailure: OnFeedFailure = () => undefined;
  #afterNews: AfterNews = async () => undefined;
  /** Also when the process begins: the one before may have stopped in between. */
  #hasNews = true;
  #wasStopped = false;
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
      const { after } = await followedOf(this.#database);
      if (after === last) return;
      last = after;
      await this.catchUp();
    }
  }

  /** Whether the picture of the register is of now. */
  checkUp(): Promise<Check> {
    return check('follower', async () => {
      const { stoppet } = await followedOf(this.#database);
      if (stoppet !== null)
        return 'the register is another, or older, than the one that was followed (npm run refollow)';
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

  /**
   * Another register, or an older one, is never followed unseen: the units stay as they were until an operator says so
   * (npm run refollow). A sandbox is thrown away and made anew on purpose, so there it is followed at once.
   */
  async #meetOther(error: unknown, { stoppet, fundet }: Followed): Promise<null> {
    if (!(error instanceof RegisterOther) || this.#ask === null) throw error;
    if (this.#database.mode === 'sandbox') {
      await refollow(this.#database, this.#ask);
      return null;
    }
    this.#wasStopped = true;
    if (stoppet === null || fundet !== error.tidslinje) await stopFollowing(this.#database, error.tidslinje);
    throw error;
  }

  /** Whether a unit that went on in another still waits for its people to follow. */
  async #isAnythingLeft(): Promise<boolean> {
    return (await this.#database.read.overfoersel.findFirst({ where: { status: 'PENDING' } })) !== null;
  }

  async #takeInAll(): Promise<void> {
    try {
      for (let hasMore = true; hasMore && this.#ask !== null; ) {
        const followed = await followedOf(this.#database);
        const page = await readFeed(this.#ask, followed).catch((error: unknown) => this.#meetOther(error, followed));
        if (page === null) continue;
        const { after, tidslinje, stoppet } = followed;
        // If following was stopped, whoever let it go on may have taken in what happened meanwhile.
        this.#hasNews ||= page.last > after || this.#wasStopped;
        this.#wasStopped = false;
        if (page.last > after || page.tidslinje !== tidslinje || stoppet !== null)
          await takeIn(this.#database, after, page);
        hasMore = page.hasMore;
      }
      this.#heardAt = performance.now();
      if (this.#hasNews || (await this.#isAnythingLeft())) await this.#afterNews(this.#hasNews);
      this.#hasNews = false;
    } catch (error) {
      this.#onFailure(error);
    }
  }
}
