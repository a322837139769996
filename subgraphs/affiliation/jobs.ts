import { today } from '../common/clock.ts';
import { type Jobs, runByClock } from '../common/work/by-clock.ts';
import { recordAulaStatus } from './aula/readiness/record-aula-status.ts';
import type { AffiliationServices } from './context.ts';
import { type DueReport, runDue } from './delivery/levering/run-due.ts';

/** Hears what the jobs did, and what they could not do; the next round tries again. */
export interface JobObserver {
  onDeliveries(report: DueReport): void;
  onFailure(error: unknown): void;
}

/**
 * What is done by the clock: deliveries to Unilogin every minute, where it is set up, and once a night how far units are
 * on their way into AULA. Several processes may: a delivery is made once for its unit, source and time and sent by
 * whoever takes its version first, and a status that is as before is not kept again.
 */
export function startJobs(services: AffiliationServices, { onDeliveries, onFailure }: JobObserver): Jobs {
  const deliver = async () => onDeliveries(await runDue(services));
  return runByClock(
    {
      '0 4 * * *': () => keepAulaHistory(services),
      ...(services.unilogin && { '* * * * *': deliver }),
    },
    onFailure,
  );
}

async function keepAulaHistory({ database, follower }: AffiliationServices): Promise<void> {
  await follower.catchUp();
  const kommuner = await database.read.enhed.findMany({ distinct: ['kommuneKode'], select: { kommuneKode: true } });
  for (const { kommuneKode } of kommuner) await recordAulaStatus(database, kommuneKode, new Date(), today());
}
