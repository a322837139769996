import { randomUUID } from 'node:crypto';
import { actorOf, type Caller } from '../../../common/auth/caller.ts';
import { today } from '../../../common/clock.ts';
import type { Problem } from '../../../common/errors/problem.ts';
import type { AffiliationServices } from '../../context.ts';
import type { Overfoersel } from '../../generated/sqlite/client.ts';
import { runWrite } from '../../writing/write/run-write.ts';
import { overfoer } from './overfoer.ts';

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

/** What a rule refuses is left out, and the rest is tried again: others may hang on it. */
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
      catchUp: async () => undefined, // this runs when the units were just brought up to date
    });
    if (errors.length === 0) return;
    leaveOut(stays, errors, job);
  }
}

/** Whoever asked was allowed to in the register, where it was asked; here the product itself carries it out. */
const systemCaller = (kommuneKode: string): Caller => ({
  kind: 'system',
  subject: 'overfoersel',
  roles: [{ role: 'kommunal', kommuner: [kommuneKode], cvrNumre: [], enheder: [] }],
});

/** Takes up what each problem is about, which stands at the beginning of its path. */
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
