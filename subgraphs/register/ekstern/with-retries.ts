import { setTimeout as sleep } from 'node:timers/promises';
import type { Deadline } from './deadline.ts';
import { Unanswered } from './unanswered.ts';

const attempts = 4;
const firstPause = 100;

/** A register that asks for a longer pause than this is not waited for, however much time there is. */
const longestPause = 30_000;

/** Tries again after passing failures, with growing pauses of random length, as long as there is time for it. */
export async function withRetries<T>(attempt: () => Promise<T>, deadline: Deadline): Promise<T> {
  for (let tried = 1; ; tried++)
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Unanswered) || !error.isPassing || tried === attempts) throw error;
      const pause = error.retryAfter ?? firstPause * 2 ** (tried - 1) * (0.5 + Math.random());
      // Waiting for an answer that cannot come in time would only delay the caller.
      if (pause > longestPause || pause >= deadline.remaining) throw error;
      await sleep(pause);
    }
}
