import { type Jobs, runByClock } from '../common/work/by-clock.ts';
import type { Ekstern } from './ekstern/ekstern.ts';
import type { RecheckReport } from './recheck/recheck.ts';
import { type RunServices, runOfMonth } from './recheck/start-run.ts';

/** Hears what the jobs did, and what they could not do; the next round tries again. */
export interface RegisterJobObserver {
  onRecheck(report: RecheckReport): void;
  onFailure(error: unknown): void;
}

/**
 * What the register does by the clock: once a month it asks DAR and CVR about everything. It looks every hour of the
 * night whether that is to be done, so that a month whose first night was missed is not; several processes may.
 */
export function startJobs(
  services: RunServices,
  ekstern: Ekstern,
  { onRecheck, onFailure }: RegisterJobObserver,
): Jobs {
  const askAgain = async () => {
    const report = await runOfMonth(services, ekstern);
    if (report) onRecheck(report);
  };
  return runByClock({ '23 1-5 * * *': askAgain }, onFailure);
}
