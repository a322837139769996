/** The moment by which a call must have ended, whatever has been heard by then. */
export class Deadline {
  readonly #end: number;
  /** Aborts what is under way when the time is up. */
  readonly signal: AbortSignal;

  constructor(milliseconds: number) {
    this.#end = performance.now() + milliseconds;
    this.signal = AbortSignal.timeout(milliseconds);
  }

  get remaining(): number {
    return Math.max(0, this.#end - performance.now());
  }
}
