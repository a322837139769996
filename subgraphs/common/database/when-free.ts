import { setTimeout } from 'node:timers/promises';

/** Pauses between tries grow to this, in milliseconds: short enough to get a turn among other processes' writers. */
const longestPause = 20;

/**
 * Does what SQLite may refuse because another connection has the lock, again and again until it is free, or `patience`,
 * in milliseconds, is over. SQLite's own waiting would hold the whole process; here everything else goes on meanwhile.
 */
export async function whenFree<Result>(attempt: () => Result, patience: number): Promise<Result> {
  const end = performance.now() + patience;
  for (let pause = 1; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error) || performance.now() >= end) throw error;
    }
    await setTimeout(pause);
  }
}

/** SQLITE_BUSY and its kinds (recovery, snapshot), and SQLITE_LOCKED. */
export const isBusy = (error: unknown): boolean =>
  /^SQLITE_(BUSY|LOCKED)/.test(String((error as NodeJS.ErrnoException).code));
