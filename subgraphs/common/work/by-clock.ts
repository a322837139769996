import { Cron } from 'croner';

/** What is done by the clock. */
export interface Jobs {
  /** Begins no more, and waits for what is under way. */
  stop(): Promise<void>;
}

/**
 * Does each work when its cron pattern says, by Danish time; one that is still under way then is not begun again. What
 * fails is reported, and tried again the next time. The clock keeps no process running.
 */
export function runByClock(
  works: Readonly<Record<string, () => Promise<void>>>,
  onFailure: (error: unknown) => void,
): Jobs {
  const rounds = new Set<Promise<void>>();
  const begin = async (work: () => Promise<void>) => {
    const round = work().catch(onFailure);
    rounds.add(round);
    await round;
    rounds.delete(round);
  };
  const options = { timezone: 'Europe/Copenhagen', protect: true, unref: true };
  const jobs = Object.entries(works).map(([pattern, work]) => new Cron(pattern, options, () => begin(work)));
  return {
    stop: async () => {
      for (const one of jobs) one.stop();
      await Promise.all(rounds);
    },
  };
}
