import { randomUUID } from 'node:crypto';
import { actorOf } from '../../common/auth/actor-of.ts';
import { today } from '../../common/clock.ts';
import type { Problem } from '../../common/errors/problem.ts';
import { runWrite } from '../change/run-write.ts';
import type { UseCase } from '../change/use-case.ts';
import type { AffiliationServices } from '../context.ts';
import { type DuePlan, dueDeletions, duePlans } from './due.ts';
import { prepareLevering } from './prepare-levering.ts';
import { systemCaller } from './system-caller.ts';

/**
 * A full document every day: it removes who left, guarded by the ceiling, and mends whatever went wrong before, which
 * neither a delta nor a deletion does. A unit has at most some hundred persons, so it is small. Where it may not leave
 * somebody out, it is a delta, and a deletion follows.
 */
export async function prepareDue(
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
