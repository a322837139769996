/** Pauses between the attempts of a delivery that got no answer, in minutes. After the last one it expires. */
export const pauses = [2, 5, 15, 60, 120, 240, 480];

/** When to try again after so many attempts; null when it was tried often enough. */
export function nextAttempt(forsoeg: number, now = new Date()): Date | null {
  const pause = pauses[forsoeg - 1];
  return pause === undefined ? null : new Date(now.getTime() + pause * 60_000 * (0.8 + 0.4 * Math.random()));
}

/** What was sent before this, and never heard of again, is under way no more: its process has ended. */
export const lostBefore = (now = new Date()): string => new Date(now.getTime() - 10 * 60_000).toISOString();
