import { today } from '../../common/clock.ts';
import { and, inSnapshot, name, sql } from '../../common/database/sql.ts';
import { timeOrderedId } from '../../common/time-ordered-id.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import { kontrolNiveauer, niveauer } from '../dagtilbud/fields.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import type { Ekstern } from '../ekstern/ekstern.ts';
import { offlineRegister } from '../ekstern/registers.ts';
import { type Kind, kinds, vaerdiInSql } from '../ekstern/svar.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { type RecheckReport, recheck } from './recheck.ts';
import { kommuneOf } from './recheck-pages.ts';

export interface RunServices {
  database: RegisterDatabase;
  kodebog: Kodebog;
}

type OnProgress = (done: number, total: number) => void;

/** How long a run without progress is left to the process that began it. */
const lease = 15 * 60_000;

const whole = { kommune: null, kinds, olderThan: null };

/**
 * The run of the month, as the real register has one (STIL, Politikker). Null when it is done, when another process
 * has it, or when there is nobody to ask. One that was broken off, or to which nobody answered, is begun again.
 */
export async function runOfMonth(
  services: RunServices,
  ekstern: Ekstern,
  now = new Date(),
): Promise<RecheckReport | null> {
  if (ekstern.dar === offlineRegister.dar && ekstern.cvr === offlineRegister.cvr) return null;
  const id = await take(services.database, today(now).slice(0, 7), now);
  return id === null ? null : carryOut(services, ekstern, id);
}

/** A run that somebody asks for; it is kept as that of a month is. */
export async function runByHand(services: RunServices, ekstern: Ekstern, onProgress?: OnProgress) {
  const now = new Date();
  const id = timeOrderedId(now);
  await services.database.jobs.kontrolRun.create({ data: { id, startedAt: now, leaseUntil: now, ...noCounts } });
  return carryOut(services, ekstern, id, onProgress);
}

const noCounts = { bekraeftet: 0, modsagt: 0, ikkeKontrolleret: 0 };

/** The id of the month's run, when it is to be done and this process is the one to do it. */
async function take({ jobs, provider }: RegisterDatabase, maaned: string, now: Date): Promise<string | null> {
  const [at, until] = [storedMoment(now), storedMoment(new Date(now.getTime() + lease))];
  const moment = (text: string) => (provider === 'postgresql' ? sql`CAST(${text} AS TIMESTAMP(3))` : sql`${text}`);
  const run = await jobs.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO "KontrolRun" ("id", "maaned", "startedAt", "leaseUntil", "bekraeftet", "modsagt", "ikkeKontrolleret")
    VALUES (${timeOrderedId(now)}, ${maaned}, ${moment(at)}, ${moment(until)}, 0, 0, 0)
    ON CONFLICT ("maaned") DO UPDATE SET "startedAt" = excluded."startedAt", "leaseUntil" = excluded."leaseUntil"
    WHERE "KontrolRun"."finishedAt" IS NULL AND "KontrolRun"."leaseUntil" < excluded."startedAt"
    RETURNING "id"`);
  return run[0]?.id ?? null;
}

async function carryOut(
  services: RunServices,
  ekstern: Ekstern,
  id: string,
  onProgress?: OnProgress,
): Promise<RecheckReport> {
  const { jobs } = services.database;
  const renewed = (until: Date) => jobs.kontrolRun.update({ where: { id }, data: { leaseUntil: until } });
  const report = await recheck(services, ekstern, {
    ...whole,
    onProgress: async (done, total) => {
      onProgress?.(done, total);
      await renewed(new Date(Date.now() + lease));
    },
  });
  if (report.nothingChecked) await renewed(new Date(0));
  else await keep(services.database, id, report);
  return report;
}

/** Keeps what is known now of everything active, with how it was heard. */
async function keep({ jobs }: RegisterDatabase, id: string, { counts }: RecheckReport): Promise<void> {
  await jobs.$transaction(async (tx) => {
    await tx.kontrolResult.deleteMany({ where: { run: id } });
    for (const niveau of kontrolNiveauer) for (const kind of kinds) await keepResults(tx, id, niveau, kind);
    const { BEKRAEFTET: bekraeftet, MODSAGT: modsagt, IKKE_KONTROLLERET: ikkeKontrolleret } = counts;
    const data = { finishedAt: new Date(), bekraeftet, modsagt, ikkeKontrolleret };
    await tx.kontrolRun.update({ where: { id }, data });
  });
}

async function keepResults(
  tx: RegisterTransaction,
  id: string,
  niveau: (typeof kontrolNiveauer)[number],
  kind: Kind,
): Promise<void> {
  const active = and([inSnapshot(null, 'it'), sql`"it"."aktivitetsstatus" = 'Aktiv'`]);
  await tx.$executeRaw(sql`
    INSERT INTO "KontrolResult" ("run", "niveau", "nummer", "kind", "kommuneKode", "svar", "aarsag")
    SELECT CAST(${id} AS TEXT), "k"."niveau", "k"."nummer", "k"."kind", ${kommuneOf[niveau]}, "k"."svar", "k"."aarsag"
    FROM ${name(niveauer[niveau].table)} AS "it"
    JOIN "EksternKontrol" AS "k" ON "k"."niveau" = ${niveau} AND "k"."nummer" = "it"."nummer" AND "k"."kind" = ${kind}
      AND "k"."vaerdi" = ${vaerdiInSql[kind]}
    WHERE ${active}`);
}
