import { Cron } from 'croner';
import type { Ekstern } from './ekstern/ekstern.ts';
import type { RecheckReport } from './recheck/recheck.ts';
import { type RunServices, runOfMonth } from './recheck/start-run.ts';

/** Told what the jobs did, and what they could not do; the next round tries again. */
export interface RegisterJobObserver {
  onRecheck(report: RecheckReport): void;
  onFailure(error: unknown): void;
}

export interface RegisterJobs {
  stop(): Promise<void>;
}

/**
 * What the register does by the clock: once a month it asks DAR and CVR about everything. It looks every hour of the
 * night whether that is to be done, so that a month whose first night was missed is not; several processes may.
 */
export function startJobs(
  services: RunServices,
  ekstern: Ekstern,
  { onRecheck, onFailure }: RegisterJobObserver,
): RegisterJobs {
  let round: Promise<void> = Promise.resolve();
  const work = async () => {
    const report = await runOfMonth(services, ekstern);
    if (report) onRecheck(report);
  };
  const options = { timezone: 'Europe/Copenhagen', protect: true, unref: true };
  const job = new Cron('23 1-5 * * *', options, async () => {
    round = work().catch(onFailure);
    await round;
  });
  return {
    stop: async () => {
      job.stop();
      await round;
    },
  };
}
