import { actorOf } from '../../common/auth/caller.ts';
import { may, refuseNobody } from '../../common/auth/may.ts';
import { problem, refusalProblem } from '../../common/errors/problem.ts';
import { normalKommunekode } from '../../common/parse/identifiers.ts';
import { hashOf, keyProblems } from '../../common/writes/idempotency.ts';
import type { Problem } from '../answer/fejl.ts';
import type { RegisterContext } from '../context.ts';
import { makePlan } from './make-plan.ts';
import { noPlan, type PlanPayload } from './plan.ts';
import type { KommuneTreeInput } from './plan-inputs.ts';
import { storePlan } from './store-plan.ts';

/** A plan that closes a larger share of a municipality than this needs to be confirmed. */
export const closeThresholdDefault = 0.2;

interface Call {
  kommuneKode: string;
  tree: KommuneTreeInput;
  confirmClosures: boolean;
  closeThreshold: number;
  /** Work it out, and keep nothing. */
  dryRun: boolean;
  idempotencyKey: string | null;
}

/** Makes a plan and keeps it. Nothing is kept for a caller who may not write in the municipality. */
export async function reconcileKommune(context: RegisterContext, call: Call): Promise<PlanPayload> {
  const { confirmClosures, closeThreshold, tree, dryRun, idempotencyKey } = call;
  const kommuneKode = normalKommunekode(call.kommuneKode);
  const refused = refusals(context, kommuneKode, call);
  if (refused.length > 0) return noPlan(refused);
  const plan = await makePlan(context, kommuneKode, tree);
  if (!('work' in plan)) return noPlan(plan.errors);
  const { work, counts, madeAtChange, changes, errors } = plan;
  const needsConfirmation = !confirmClosures && counts.closesShare > closeThreshold;
  const isEmpty = work.commands.length === 0 && work.externalKeys.length === 0;
  const warnings = isEmpty ? [...plan.warnings, problem('PLAN_EMPTY', ['tree'])] : plan.warnings;
  const payload: PlanPayload = { ...noPlan(errors), counts, needsConfirmation, changes, warnings };
  if (dryRun) return payload;
  const actor = actorOf(context.caller);
  const inputHash = hashOf({ reconcileKommune: [kommuneKode, tree, confirmClosures, closeThreshold] });
  const toStore = { kommuneKode, actor, madeAtChange, work, needsConfirmation };
  return storePlan(context.database, toStore, { actor, idempotencyKey, inputHash }, payload);
}

function refusals(context: RegisterContext, kommuneKode: string, call: Call): Problem[] {
  const { closeThreshold, dryRun } = call;
  const nobody = refuseNobody(context.caller);
  if (nobody) return [refusalProblem(nobody, [])];
  if (context.database.mode === 'readonly' && !dryRun) return [problem('REGISTER_READONLY', [])];
  if (!context.kodebog.kommune(kommuneKode)) {
    const details = { field: 'kommuneKode', value: kommuneKode, example: '101' };
    return [problem('KOMMUNEKODE_UNKNOWN', ['kommuneKode'], details)];
  }
  if (closeThreshold < 0 || closeThreshold > 1) {
    const details = {
      field: 'closeThreshold',
      value: closeThreshold,
      expected: 'a share, 0 to 1',
      forventet: 'en andel, 0 til 1',
      example: '0.2',
    };
    return [problem('VALUE_MALFORMED', ['closeThreshold'], details)];
  }
  const malformed = keyProblems({ actor: actorOf(context.caller), idempotencyKey: call.idempotencyKey });
  return malformed.length > 0 ? malformed : mayWriteKommune(context, kommuneKode);
}

/** Why the caller may not reconcile a municipality; nothing when it may. What the plan changes is asked for besides. */
export function mayWriteKommune({ caller }: Pick<RegisterContext, 'caller'>, kommuneKode: string): Problem[] {
  const refused = may(caller, 'register.reconcile', { kommuner: [kommuneKode] });
  return refused ? [refusalProblem(refused, ['kommuneKode'])] : [];
}
