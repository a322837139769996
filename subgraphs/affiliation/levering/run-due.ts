import { randomUUID } from 'node:crypto';
import { actorOf } from '../../common/auth/caller.ts';
import { today } from '../../common/clock.ts';
import type { Problem } from '../../common/errors/problem.ts';
import { whileRoom } from '../../common/remote/with-retries.ts';
import { runWrite } from '../change/run-write.ts';
import type { UseCase } from '../change/use-case.ts';
import type { AffiliationServices } from '../context.ts';
import {
  type DueLevering,
  type DuePlan,
  type DueScope,
  dueDeletions,
  dueLeveringer,
  duePlans,
  systemCaller,
} from './due.ts';
import { prepareLevering } from './prepare-levering.ts';
import { sendLevering } from './send-levering.ts';

interface DueOptions extends Pick<DueScope, 'now' | 'kommune'> {
  dryRun?: boolean;
  /** Told of every step: how many are done, of how many. */
  onStep?(done: number, all: number): void;
}

export interface DueReport {
  /** The unit and source of each delivery that was made; in a dry run, is to be made. */
  prepared: string[];
  sent: number;
  /** How many the next round is to send, since the service does not answer: they were not tried. */
  left: number;
  /** What was refused or went wrong: the unit or the delivery, and codes. */
  problems: { what: string; codes: string[] }[];
  /** What nobody foresaw; it held up only the one delivery. */
  failures: unknown[];
}

/**
 * So many deliveries are under way to the service at a time, since sending is mostly waiting for its answer. More would
 * wait for each other here: the database has one writer, and each delivery writes twice.
 */
const sendersAtOnce = 4;

/**
 * Makes the deliveries whose time has come, and sends what is to be sent; then the deletions that follow of it. One that
 * fails holds up no other.
 */
export async function runDue(services: AffiliationServices, options: DueOptions = {}): Promise<DueReport> {
  await services.follower.catchUp();
  const scope = { now: options.now ?? new Date(), kommune: options.kommune };
  const full = await passOf(services, await duePlans(services.database, scope), options);
  const following = await dueDeletions(services.database, scope);
  if (following.length === 0) return toReport(full.made, full.sent, full.left);
  const { made, sent, left } = await passOf(services, following, options);
  return toReport([...full.made, ...made], [...full.sent, ...sent], left);
}

/** Makes what is due by plan, and sends all that is to be sent. */
async function passOf(services: AffiliationServices, plans: readonly DuePlan[], options: DueOptions) {
  const { database, unilogin } = services;
  const { now = new Date(), kommune, dryRun = false, onStep } = options;
  const made: Outcome[] = [];
  for (const plan of plans) {
    const what = `${plan.enhedsNummer} ${plan.kilde}`;
    made.push(await outcomeOf(what, () => prepareDue(services, plan, { now, dryRun })));
    onStep?.(made.length, plans.length);
  }
  const leveringer = dryRun || !unilogin ? [] : await dueLeveringer(database, { now, kommune });
  let steps = plans.length;
  const room = () => Math.min(sendersAtOnce, unilogin?.room ?? 0);
  const sent = await whileRoom(leveringer, room, async (levering) => {
    const outcome = await outcomeOf(levering.id, () => sendDue(services, levering));
    onStep?.(++steps, plans.length + leveringer.length);
    return outcome;
  });
  return { made, sent, left: leveringer.length - sent.length };
}

async function sendDue(services: AffiliationServices, { id, version, kommuneKode }: DueLevering) {
  const caller = systemCaller(kommuneKode);
  const order = { id, expectedVersion: version, caller, actor: actorOf(caller), requestId: randomUUID() };
  const { errors } = await sendLevering(services, { ...order, dryRun: false, idempotencyKey: null });
  // Another process has it, or a person has decided on it; either way nothing is wrong with it.
  const isTaken = errors.some(({ code }) => code === 'VERSION_MISMATCH');
  return { errors: isTaken ? [] : errors, isDone: errors.length === 0 };
}

/** What became of one step. */
interface Outcome {
  what: string;
  isDone: boolean;
  codes: string[];
  failures: unknown[];
}

async function outcomeOf(
  what: string,
  attempt: () => Promise<{ errors: Problem[]; isDone: boolean }>,
): Promise<Outcome> {
  try {
    const { errors, isDone } = await attempt();
    return { what, isDone, codes: [...new Set(errors.map(({ code }) => code))], failures: [] };
  } catch (error) {
    return { what, isDone: false, codes: [], failures: [error] };
  }
}

/** In the order of units and deliveries, whichever was answered first. */
function toReport(made: Outcome[], sent: Outcome[], left: number): DueReport {
  const all = [...made, ...sent];
  return {
    prepared: made.filter(({ isDone }) => isDone).map(({ what }) => what),
    sent: sent.filter(({ isDone }) => isDone).length,
    left,
    problems: all.filter(({ codes }) => codes.length > 0).map(({ what, codes }) => ({ what, codes })),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/**
 * A full document every day: it removes who left, guarded by the ceiling, and mends whatever went wrong before, which
 * neither a delta nor a deletion does. A unit has at most some hundred persons, so it is small. Where it may not leave
 * somebody out, it is a delta, and a deletion follows.
 */
async function prepareDue(
  services: AffiliationServices,
  plan: DuePlan,
  { now, dryRun }: { now: Date; dryRun: boolean },
): Promise<{ errors: Problem[]; isDone: boolean }> {
  const { enhedsNummer, kilde, kommuneKode, dokument } = plan;
  const caller = systemCaller(kommuneKode);
  const actor = actorOf(caller);
  const about = { enhedsNummer, kilde, dokument, lokalIder: null, sourceDateTime: null };
  const { useCase, made } = prepareLevering(services, { ...about, actor });
  const { errors } = await runWrite(services.database, onceDue(useCase, plan, now), {
    actor,
    requestId: randomUUID(),
    source: 'leveringsplan',
    caller,
    today: today(),
    dryRun,
    idempotencyKey: null,
    catchUp: async () => undefined,
  });
  return { errors, isDone: errors.length === 0 && made().row !== null };
}

/** Of two processes that find a plan due, the later one would make a delivery in the place of the first one's. */
const onceDue = (useCase: UseCase, { enhedsNummer, kilde, dokument }: DuePlan, now: Date): UseCase => ({
  ...useCase,
  async run(work) {
    const due = await (dokument === 'FULL' ? duePlans : dueDeletions)(work, { now, enhedsNummer });
    if (due.some((plan) => plan.kilde === kilde)) await useCase.run(work);
  },
});
