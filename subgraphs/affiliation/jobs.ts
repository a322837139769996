import { Cron } from 'croner';
import { today } from '../common/clock.ts';
import { recordAulaStatus } from './aula/readiness/record-aula-status.ts';
import type { AffiliationServices } from './context.ts';
import { type DueReport, runDue } from './delivery/levering/run-due.ts';

/** Told what the jobs did, and what they could not do; the next round tries again. */
export interface JobObserver {
  onDeliveries(report: DueReport): void;
  onFailure(error: unknown): void;
}

export interface Jobs {
  stop(): Promise<void>;
}

/**
 * What is done by the clock: deliveries to Unilogin every minute, where it is set up, and once a night how far units are
 * on their way into AULA. Several processes may: a delivery is made once for its unit, source and time and sent by
 * whoever takes its version first, and a status that is as before is not kept again.
 */
export function startJobs(services: AffiliationServices, { onDeliveries, onFailure }: JobObserver): Jobs {
  const rounds = new Set<Promise<void>>();
  const job = (pattern: string, work: () => Promise<void>) =>
    new Cron(pattern, { timezone: 'Europe/Copenhagen', protect: true, unref: true }, async () => {
      const round = work().catch(onFailure);
      rounds.add(round);
      await round;
      rounds.delete(round);
    });
  const jobs = [job('0 4 * * *', () => keepAulaHistory(services))];
  if (services.unilogin) jobs.push(job('* * * * *', async () => onDeliveries(await runDue(services))));
  return {
    stop: async () => {
      for (const one of jobs) one.stop();
      await Promise.all(rounds);
    },
  };
}

async function keepAulaHistory({ database, follower }: AffiliationServices): Promise<void> {
  await follower.catchUp();
  const kommuner = await database.read.enhed.findMany({ distinct: ['kommuneKode'], select: { kommuneKode: true } });
  for (const { kommuneKode } of kommuner) await recordAulaStatus(database, kommuneKode, new Date(), today());
}
