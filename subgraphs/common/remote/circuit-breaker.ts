import { RemoteFailure } from './with-retries.ts';

export interface BreakerSettings {
  /** After this many failures in a row the other system is left alone. */
  failures: number;
  /** For how long, in milliseconds; then one call tries whether it answers again. */
  pause: number;
}

/** A longer Retry-After than this does not keep us away: systems have asked for hours. */
const longestPause = 300_000;

/** Stops asking a system that does not answer, so that its outage costs the callers nothing. */
export class CircuitBreaker {
  readonly #paused: () => RemoteFailure;
  readonly #settings: BreakerSettings;
  #failures = 0;
  #closedUntil = 0;
  #isTrying = false;

  /** While nothing is asked, every call fails with what `paused` makes. */
  constructor(paused: () => RemoteFailure, settings: BreakerSettings = { failures: 5, pause: 30_000 }) {
    this.#paused = paused;
    this.#settings = settings;
  }

  /**
   * How many calls are worth making beside each other: none in a pause, one that tries after it, and otherwise as many as
   * may fail before the next pause, so that none of them is caught by it.
   */
  get room(): number {
    if (performance.now() < this.#closedUntil || this.#isTrying) return 0;
    return Math.max(1, this.#settings.failures - this.#failures);
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    if (this.room === 0) throw this.#paused();
    const isTrial = this.#failures >= this.#settings.failures;
    this.#isTrying = isTrial;
    try {
      const result = await call();
      this.#failures = 0;
      return result;
    } catch (error) {
      this.#onFailure(error);
      throw error;
    } finally {
      // One that began before the pause says nothing about the trial.
      if (isTrial) this.#isTrying = false;
    }
  }

  #onFailure(error: unknown): void {
    this.#failures++;
    const retryAfter = error instanceof RemoteFailure ? (error.retryAfter ?? 0) : 0;
    const pause = this.#failures >= this.#settings.failures ? this.#settings.pause : 0;
    const rest = Math.min(longestPause, Math.max(retryAfter, pause));
    this.#closedUntil = Math.max(this.#closedUntil, performance.now() + rest);
  }
}
