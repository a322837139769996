import { setTimeout as sleep } from 'node:timers/promises';
import type { Deadline } from './deadline.ts';

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

/**
 * Works through a list in order, as many at a time as there is room for; `room` is asked before each begins. When there is
 * none, and nothing is under way that could make some, the rest is left. Results stand as in the list; `work` must not
 * reject.
 */
export async function whileRoom<T, R>(
  items: readonly T[],
  room: () => number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const running = new Set<Promise<void>>();
  const begin = (i: number, item: T) => {
    const run = work(item).then((result) => {
      results[i] = result;
      running.delete(run);
    });
    running.add(run);
  };
  for (const [i, item] of items.entries()) {
    while (running.size >= room()) {
      if (running.size === 0) return results;
      await Promise.race(running);
    }
    begin(i, item);
  }
  await Promise.all(running);
  return results;
}

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

/** The header Retry-After in milliseconds: seconds or a date, as HTTP has it. */
export function retryAfter(header: string | null | undefined): number | null {
  if (header === null || header === undefined) return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}
