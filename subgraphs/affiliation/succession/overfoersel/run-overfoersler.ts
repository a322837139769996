import { randomUUID } from 'node:crypto';
import { actorOf, type Caller } from '../../../common/auth/may.ts';
import { today } from '../../../common/clock.ts';
import { insertRows, sql } from '../../../common/database/sql.ts';
import type { AffiliationServices } from '../../context.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import type { AffiliationTransaction } from '../../core/store/database.ts';
import type { Problem } from '../../errors/refusals.ts';
import type { Overfoersel } from '../../generated/sqlite/client.ts';
import { runWrite } from '../../writing/write/run-write.ts';
import { copyPlaner, type Move, moveDagpleje, moveGrupper, moveTilknytninger, requestAftaler } from './move-along.ts';

type Services = Pick<AffiliationServices, 'database' | 'vault'>;

/** After an unforeseen failure a job is tried again after this many milliseconds, not in every round. */
const pause = 60_000;
const failedAt = new Map<string, number>();

/**
 * Carries out what merges in the register asked for, one unit after the other. Each is one transaction with the end of
 * its job, so that a stop at any moment leaves it done or to be done.
 */
export async function runOverfoersler(services: Services): Promise<void> {
  const { read, mode } = services.database;
  if (mode === 'readonly') return;
  const jobs = await read.overfoersel.findMany({ where: { status: 'PENDING' }, orderBy: { registerChange: 'asc' } });
  for (const job of jobs.filter((job) => Date.now() - (failedAt.get(nameOf(job)) ?? 0) > pause))
    await carryOut(services, job).catch((error: unknown) => {
      failedAt.set(nameOf(job), Date.now());
      throw error;
    });
}

const nameOf = ({ nummer, registerChange }: Overfoersel): string => `${nummer} ${registerChange}`;

/** What a rule refuses is left out, and the rest is tried again, since other objects may depend on what was left out. */
async function carryOut({ database, vault }: Services, job: Overfoersel): Promise<void> {
  const unit = await database.read.enhed.findUniqueOrThrow({ where: { nummer: job.nummer } });
  const caller = systemCaller(unit.kommuneKode);
  const actor = actorOf(caller);
  const request = { caller, actor, requestId: randomUUID(), source: 'register', dryRun: false, idempotencyKey: null };
  const stays = new Map<string, string>();
  for (;;) {
    const { errors } = await runWrite(database, overfoer(job, stays, actor), {
      ...request,
      today: today(),
      printsOf: vault.fingerprints,
      catchUp: async () => undefined, // the units were brought up to date just before this runs
    });
    if (errors.length === 0) return;
    leaveOut(stays, errors, job);
  }
}

/** The register checked the rights of whoever asked; here the product itself carries it out. */
const systemCaller = (kommuneKode: string): Caller => ({
  kind: 'system',
  subject: 'overfoersel',
  roles: [{ role: 'kommunal', kommuner: [kommuneKode], cvrNumre: [], enheder: [] }],
});

/** Adds what each problem is about, which stands at the beginning of its path. */
function leaveOut(stays: Map<string, string>, errors: readonly Problem[], { nummer }: Overfoersel): void {
  const known = stays.size;
  for (const { path, code } of errors) {
    const key = path.slice(0, 2).join(' ');
    if (path.length >= 2 && !stays.has(key)) stays.set(key, code);
  }
  if (stays.size > known) return;
  throw new Error(
    `what hangs on ${nummer} cannot be moved: ${[...new Set(errors.map(({ code }) => code))].join(', ')}`,
  );
}

/**
 * Moves everything that hangs on a unit to its successor, in one changeset, which ends the job. When two processes do it,
 * or one was stopped and comes back, the later one finds the job done.
 */
function overfoer(job: Overfoersel, stays: Map<string, string>, actor: string): UseCase {
  const { nummer, registerChange } = job;
  return {
    action: 'person.write',
    input: { overfoer: [nummer, registerChange] },
    source: `register:${job.changeset}`,
    async run(work) {
      const isPending = await work.query(sql`
        SELECT 1 FROM "Overfoersel"
        WHERE "nummer" = ${nummer} AND "registerChange" = ${registerChange} AND "status" = 'PENDING'`);
      if (isPending.length === 0) return;
      const move = { fra: nummer, til: await successorNow(work, job.tilNummer), dag: job.dag, stays };
      await load(work, move);
      if (work.enhed(nummer)?.aktiv) return; // closed by mistake, and open again: everybody stays
      const grupper = moveGrupper(work, move);
      await moveTilknytninger(work, move, grupper);
      moveDagpleje(work, move, grupper);
      requestAftaler(work, move, actor);
      copyPlaner(work, move);
    },
    keep: (tx, work) => finish(tx, work, job, stays),
  };
}

/** The unit of now: the successor may itself have gone on in another. */
async function successorNow(work: Work, nummer: string, seen = new Set<string>()): Promise<string> {
  await work.loadEnheder([nummer]);
  if (seen.has(nummer) || work.enhed(nummer)?.aktiv) return nummer;
  const [closed] = await work.query<{ til: string | null }>(sql`
    SELECT "til" FROM "EnhedHaendelse" WHERE "nummer" = ${nummer} AND "kode" = 'ENHED_CLOSED'
    ORDER BY "registerChange" DESC LIMIT 1`);
  return closed?.til ? successorNow(work, closed.til, seen.add(nummer)) : nummer;
}

async function load(work: Work, { fra, til }: Move): Promise<void> {
  await work.loadEnheder([fra, til]);
  await work.load('gruppe', 'enhedsNummer', [fra, til]);
  await work.load('dagplejegruppe', 'anvisningsenhedsNummer', [fra]);
  await work.load('dagplejer', 'enhedsNummer', [fra]);
  await work.load('gaesteophold', 'enhedsNummer', [fra]);
  await work.load('dataaftale', 'enhedsNummer', [fra, til]);
  await work.load('leveringsplan', 'enhedsNummer', [fra, til]);
  await work.load('tilknytning', 'enhedsNummer', [fra]);
  const persons = work.where('tilknytning', 'enhedsNummer', fra).map(({ after }) => after.personId);
  await work.load('tilknytning', 'personId', persons);
}

const columns = {
  objectKind: 'TEXT',
  objectId: 'TEXT',
  nummer: 'TEXT',
  registerChange: 'INTEGER',
  kode: 'TEXT',
} as const;

async function finish(
  tx: AffiliationTransaction,
  work: Work,
  { nummer, registerChange }: Overfoersel,
  stays: ReadonlyMap<string, string>,
): Promise<void> {
  const pending = { nummer, registerChange, status: 'PENDING' };
  const { count } = await tx.overfoersel.updateMany({ where: pending, data: { status: 'DONE' } });
  if (count === 0 || stays.size === 0) return;
  const findings = [...stays].map(([key, kode]) => {
    const [objectKind, objectId] = key.split(' ');
    return { objectKind, objectId, nummer, registerChange, kode };
  });
  await insertRows(tx, work.provider, 'OverfoerselFund', findings, columns);
}
