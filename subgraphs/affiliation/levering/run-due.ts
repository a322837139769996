import { randomUUID } from 'node:crypto';
import { actorOf } from '../../common/auth/actor-of.ts';
import { today } from '../../common/clock.ts';
import { runWrite } from '../change/run-write.ts';
import type { WriteAnswer } from '../change/write-answer.ts';
import type { AffiliationServices } from '../context.ts';
import { type DuePlan, dueLeveringer, duePlans } from './due.ts';
import { prepareLevering } from './prepare-levering.ts';
import { sendLevering } from './send-levering.ts';
import { systemCaller } from './system-caller.ts';

export interface DueOptions {
  now?: Date;
  kommune?: string | undefined;
  dryRun?: boolean;
  /** Told of every step: how many are done, of how many. */
  onStep?(done: number, all: number): void;
}

export interface DueReport {
  /** The unit and source of each delivery that was made; in a dry run, is to be made. */
  prepared: string[];
  sent: number;
  /** What was refused or went wrong: the unit or the delivery, and codes. */
  problems: { what: string; codes: string[] }[];
  /** What nobody foresaw; it held up only the one delivery. */
  failures: unknown[];
}

/** Makes the deliveries whose time has come, and sends what is to be sent. One that fails holds up no other. */
export async function runDue(services: AffiliationServices, options: DueOptions = {}): Promise<DueReport> {
  const { database, follower } = services;
  const { now = new Date(), kommune, dryRun = false, onStep } = options;
  await follower.catchUp();
  const report: DueReport = { prepared: [], sent: 0, problems: [], failures: [] };
  const plans = await duePlans(database, now, kommune);
  const succeeds = async (what: string, attempt: () => Promise<WriteAnswer>): Promise<boolean> => {
    try {
      const { errors } = await attempt();
      if (errors.length > 0) report.problems.push({ what, codes: [...new Set(errors.map(({ code }) => code))] });
      return errors.length === 0;
    } catch (error) {
      report.failures.push(error);
      return false;
    }
  };
  for (const [i, plan] of plans.entries()) {
    const what = `${plan.enhedsNummer} ${plan.kilde}`;
    if (await succeeds(what, () => prepare(services, plan, options))) report.prepared.push(what);
    onStep?.(i + 1, plans.length);
  }
  const leveringer = dryRun || !services.unilogin ? [] : await dueLeveringer(database, now, kommune);
  for (const [i, { id, version, kommuneKode }] of leveringer.entries()) {
    const caller = systemCaller(kommuneKode);
    const order = {
      id,
      expectedVersion: version,
      caller,
      actor: actorOf(caller),
      requestId: randomUUID(),
      dryRun,
      idempotencyKey: null,
    };
    if (await succeeds(id, () => sendLevering(services, order))) report.sent++;
    onStep?.(plans.length + i + 1, plans.length + leveringer.length);
  }
  return report;
}

/**
 * A full document every day: it removes who left, guarded by the ceiling, and mends whatever went wrong before, which
 * neither a delta nor a deletion does. A unit has at most some hundred persons, so it is small.
 */
function prepare(services: AffiliationServices, plan: DuePlan, { dryRun = false }: DueOptions) {
  const { enhedsNummer, kilde, kommuneKode } = plan;
  const caller = systemCaller(kommuneKode);
  const about = { enhedsNummer, kilde, dokument: 'FULL', lokalIder: null, sourceDateTime: null } as const;
  const input = { ...about, actor: actorOf(caller) };
  return runWrite(services.database, prepareLevering(services, input).useCase, {
    actor: actorOf(caller),
    requestId: randomUUID(),
    source: 'leveringsplan',
    caller,
    today: today(),
    dryRun,
    idempotencyKey: null,
    catchUp: async () => undefined,
  });
}
