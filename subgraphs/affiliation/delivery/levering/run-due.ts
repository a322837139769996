import { randomUUID } from 'node:crypto';
import { actorOf, type Caller } from '../../../common/auth/may.ts';
import { danishTime, today } from '../../../common/clock.ts';
import { sql } from '../../../common/database/sql.ts';
import { addDays } from '../../../common/parse/days.ts';
import { whileRoom } from '../../../common/remote/with-retries.ts';
import type { AffiliationServices } from '../../context.ts';
import type { Source } from '../../core/change/held-objects.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Problem } from '../../errors/refusals.ts';
import { runWrite } from '../../writing/write/run-write.ts';
import { lostBefore } from './levering.reader.ts';
import { prepareLevering } from './prepare-levering.ts';
import { sendLevering } from './send-levering.ts';

interface DueOptions extends Pick<DueScope, 'now' | 'kommune'> {
  dryRun?: boolean;
  /** Called at every step: how many are done, of how many. */
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
 * At most this many deliveries are under way to the service at a time, since sending is mostly waiting for its answer. More would
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

/** When two processes find a plan due, the later one would make a delivery in the place of the first one's. */
const onceDue = (useCase: UseCase, { enhedsNummer, kilde, dokument }: DuePlan, now: Date): UseCase => ({
  ...useCase,
  async run(work) {
    const due = await (dokument === 'FULL' ? duePlans : dueDeletions)(work, { now, enhedsNummer });
    if (due.some((plan) => plan.kilde === kilde)) await useCase.run(work);
  },
});

/** A unit's source whose time of day has come, and that was not delivered since. */
interface DuePlan {
  enhedsNummer: string;
  kilde: string;
  kommuneKode: string;
  dokument: 'FULL' | 'DELETE';
}

/** Which plans and deliveries are wanted, and when; all of them, and now, when left out. */
interface DueScope {
  now?: Date;
  kommune?: string | undefined;
  enhedsNummer?: string;
}

/** A delivery that is to be sent, or sent again, now. */
interface DueLevering {
  id: string;
  /** As it was found: of two processes that find it the same, one sends it. */
  version: number;
  kommuneKode: string;
}

/**
 * Plans that are due for their full document. Those of one day are due until a delivery of that day was made, also after a
 * late start.
 */
function duePlans({ query }: Pick<Source, 'query'>, scope: DueScope): Promise<DuePlan[]> {
  const { now = new Date(), kommune = '', enhedsNummer = '' } = scope;
  const [day, clock] = [today(now), danishTime(now).slice(11, 16)];
  return query<DuePlan>(sql`
    SELECT plan."enhedsNummer", plan."kilde", enhed."kommuneKode", 'FULL' AS "dokument"
    FROM "Leveringsplan" plan JOIN "Enhed" enhed ON enhed."nummer" = plan."enhedsNummer"
    WHERE plan."toChange" IS NULL AND plan."aktiv" AND enhed."aktiv" AND plan."tidspunkt" <= ${clock}
      AND (${kommune} = '' OR enhed."kommuneKode" = ${kommune})
      AND (${enhedsNummer} = '' OR plan."enhedsNummer" = ${enhedsNummer})
      AND NOT EXISTS (SELECT 1 FROM "Levering" made WHERE made."toChange" IS NULL
        AND made."enhedsNummer" = plan."enhedsNummer" AND made."kilde" = plan."kilde"
        AND (made."status" = 'SENT' OR made."dag" = ${day} AND substr(made."sourceDateTime", 12, 5) >= plan."tidspunkt"
          AND (made."oprettetAf" = ${planActor} OR made."dokument" = 'FULL' AND made."svarTid" IS NOT NULL)))
    ORDER BY plan."enhedsNummer", plan."kilde"`);
}

/**
 * Plans whose full document of the day had to be a delta (FULL_AS_DELTA), was loaded, and left those who are gone where they
 * stand; and those of units that are closed, of which no full document is made any more: who went elsewhere stands at the
 * old number still. Once a day, as a deletion may wait for a human, too: that of all people of a unit does.
 */
function dueDeletions({ query }: Pick<Source, 'query'>, scope: DueScope): Promise<DuePlan[]> {
  const { now = new Date(), kommune = '', enhedsNummer = '' } = scope;
  const [day, clock] = [today(now), danishTime(now).slice(11, 16)];
  const made = sql`made."toChange" IS NULL AND made."enhedsNummer" = plan."enhedsNummer" AND made."kilde" = plan."kilde"`;
  const ofToday = sql`made."oprettetAf" = ${planActor} AND made."dag" = ${day}`;
  return query<DuePlan>(sql`
    SELECT plan."enhedsNummer", plan."kilde", enhed."kommuneKode", 'DELETE' AS "dokument"
    FROM "Leveringsplan" plan JOIN "Enhed" enhed ON enhed."nummer" = plan."enhedsNummer"
    WHERE plan."toChange" IS NULL AND plan."aktiv"
      AND (${kommune} = '' OR enhed."kommuneKode" = ${kommune})
      AND (${enhedsNummer} = '' OR plan."enhedsNummer" = ${enhedsNummer})
      AND (NOT enhed."aktiv" AND plan."tidspunkt" <= ${clock}
        OR enhed."aktiv" AND EXISTS (SELECT 1 FROM "Levering" made WHERE ${made} AND ${ofToday}
          AND made."dokument" = 'DELTA' AND made."status" IN ('ACCEPTED', 'PARTIALLY_ACCEPTED')))
      AND NOT EXISTS (SELECT 1 FROM "Levering" made WHERE ${made}
        AND (made."status" = 'SENT' OR ${ofToday} AND made."dokument" = 'DELETE'))
      AND EXISTS (SELECT 1 FROM "LeveretPerson" there
        WHERE there."enhedsNummer" = plan."enhedsNummer" AND there."kilde" = plan."kilde" AND NOT EXISTS (
          SELECT 1 FROM "Tilknytning" here WHERE here."toChange" IS NULL AND here."enhedsNummer" = there."enhedsNummer"
            AND here."kilde" = there."kilde" AND here."lokalId" = there."lokalId" AND NOT here."aflyst"
            AND here."gyldigFra" <= ${day} AND (here."gyldigTil" IS NULL OR here."gyldigTil" >= ${day})))
    ORDER BY plan."enhedsNummer", plan."kilde"`);
}

/** Deliveries made by plan and approved, and any whose pause since the last attempt is over. */
function dueLeveringer({ query }: Pick<Source, 'query'>, scope: DueScope): Promise<DueLevering[]> {
  const { now = new Date(), kommune = '' } = scope;
  const lost = lostBefore(now);
  return query<DueLevering>(sql`
    SELECT levering."id", levering."version", enhed."kommuneKode"
    FROM "Levering" levering JOIN "Enhed" enhed ON enhed."nummer" = levering."enhedsNummer"
    WHERE levering."toChange" IS NULL AND (${kommune} = '' OR enhed."kommuneKode" = ${kommune})
      AND (levering."status" IN ('VALIDATED', 'APPROVED') AND levering."oprettetAf" = ${planActor}
          AND levering."dag" >= ${addDays(today(now), -1)}
        OR levering."status" = 'SENT' AND (levering."naesteForsoeg" <= ${now.toISOString()}
          OR levering."naesteForsoeg" IS NULL AND levering."sendtTid" <= ${lost}))
    ORDER BY levering."enhedsNummer", levering."sourceDateTime"`);
}

/** The product itself, carrying out a municipality's plan: what its vendor may do, in that municipality alone. */
const systemCaller = (kommuneKode: string): Caller => ({
  kind: 'system',
  subject: 'leveringsplan',
  roles: [{ role: 'leverandoer', kommuner: [kommuneKode], cvrNumre: [], enheder: [] }],
  isProduct: true,
});

/** The product itself as the log names it. */
const planActor = actorOf(systemCaller(''));
