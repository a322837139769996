/** A system outside could not be heard, or did not do as asked. */
export abstract class RemoteFailure extends Error {
  /** Whether asking again can help. */
  readonly passing: boolean;
  /** How long the other system asks to be left alone, in milliseconds. */
  readonly retryAfter: number | null;

  constructor(message: string, passing: boolean, retryAfter: number | null) {
    super(message);
    this.passing = passing;
    this.retryAfter = retryAfter;
  }
}
