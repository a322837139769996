/** A start that cannot go on for a reason the operator can mend. Shown as its one line, never as a stack trace. */
export class StartupError extends Error {
  override name = 'StartupError';
}
