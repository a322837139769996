import { Unanswered } from './unanswered.ts';

export interface BreakerSettings {
  /** So many failures in a row, and the other register is left alone. */
  failures: number;
  /** For how long, in milliseconds; then one call tries whether it answers again. */
  pause: number;
}

/** A longer Retry-After than this does not keep us away: registers have asked for hours. */
const longestPause = 300_000;

/** Stops asking a register that does not answer, so that its outage costs the callers nothing. */
export class CircuitBreaker {
  readonly #settings: BreakerSettings;
  #failures = 0;
  #closedUntil = 0;
  #isTrying = false;

  constructor(settings: BreakerSettings = { failures: 5, pause: 30_000 }) {
    this.#settings = settings;
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    if (performance.now() < this.#closedUntil || this.#isTrying) throw new Unanswered('PAUSED');
    this.#isTrying = this.#failures >= this.#settings.failures;
    try {
      const result = await call();
      this.#failures = 0;
      return result;
    } catch (error) {
      this.#onFailure(error);
      throw error;
    } finally {
      this.#isTrying = false;
    }
  }

  #onFailure(error: unknown): void {
    this.#failures++;
    const retryAfter = error instanceof Unanswered ? (error.retryAfter ?? 0) : 0;
    const pause = this.#failures >= this.#settings.failures ? this.#settings.pause : 0;
    const rest = Math.min(longestPause, Math.max(retryAfter, pause));
    this.#closedUntil = Math.max(this.#closedUntil, performance.now() + rest);
  }
}
