import { Cron } from 'croner';
import type { AffiliationServices } from '../context.ts';
import { type DueReport, runDue } from './run-due.ts';

export interface Scheduler {
  stop(): Promise<void>;
}

/**
 * Looks every minute for deliveries whose time has come. Several processes may: a delivery is made once for its unit,
 * source and time, and sent by whoever takes its version first.
 */
export function startScheduler(
  services: AffiliationServices,
  onRound: (report: DueReport) => void,
  onFailure: (error: unknown) => void,
): Scheduler {
  let round: Promise<void> = Promise.resolve();
  const job = new Cron('* * * * *', { protect: true, unref: true, catch: onFailure }, () => {
    round = runDue(services).then(onRound);
    return round;
  });
  return {
    stop: async () => {
      job.stop();
      await round.catch(() => undefined); // its failure was told
    },
  };
}
