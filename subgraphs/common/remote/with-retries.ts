import { setTimeout as sleep } from 'node:timers/promises';
import type { Deadline } from './deadline.ts';
import { RemoteFailure } from './remote-failure.ts';

export interface RetryPolicy {
  /** How often in all, the first time included. */
  attempts: number;
  /** The pause after the first failure, in milliseconds; each next is twice as long, all of them ± half at random. */
  firstPause: number;
  /** A system that asks for a longer pause than this is not waited for, however much time there is. */
  longestPause: number;
}

/** Tries again after passing failures, with growing pauses of random length, as long as there is time for it. */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  deadline: Deadline,
  { attempts, firstPause, longestPause }: RetryPolicy,
): Promise<T> {
  for (let tried = 1; ; tried++)
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof RemoteFailure) || !error.passing || tried === attempts) throw error;
      const pause = error.retryAfter ?? firstPause * 2 ** (tried - 1) * (0.5 + Math.random());
      // Waiting for an answer that cannot come in time would only delay the caller.
      if (pause > longestPause || pause >= deadline.remaining) throw error;
      await sleep(pause);
    }
}
