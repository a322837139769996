import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { refuseUnplaced } from '../../common/auth/may.ts';
import { sql } from '../../common/database/sql.ts';
import { isUuid } from '../../common/parse/identifiers.ts';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { Problem } from '../answer/fejl.ts';
import { ChangesPayload, write } from '../change/write.ts';
import type { Findings, UseCase, WriteAnswer } from '../change/write-request.ts';
import type { RegisterContext } from '../context.ts';
import type { RegisterTransaction } from '../database.ts';
import { problem, refusalProblem } from '../errors/refusals.ts';
import { type ExternalKey, readExternalKeys, storeExternalKeys } from './plan.reader.ts';
import { PlanPayload } from './plan.ts';
import { ApplyPlanInput, ReconcileKommuneInput } from './plan-inputs.ts';
import { mayWriteKommune, reconcileKommune } from './reconcile-kommune.ts';
import { type PlanHead, readHead, readTexts, storeAnswer, unpackWork } from './store-plan.ts';

@Resolver()
export class PlanMutations {
  @Mutation(() => PlanPayload, {
    description:
      'Make the municipality look like this: sends it as it should be and gets a plan of what that takes, which applyPlan carries out. What is active in the register and not in the tree is closed. The same tree again, after applying, gives an empty plan. A dry run keeps no plan; the same idempotencyKey gets the plan that it got before. Not for private providers: they can propose single changes and applyChanges only (NOT_ALLOWED).',
  })
  reconcileKommune(
    @Arg('input', () => ReconcileKommuneInput) input: ReconcileKommuneInput,
    @Args(() => WriteArguments) { dryRun, idempotencyKey = null }: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<PlanPayload> {
    return reconcileKommune(context, { ...input, dryRun, idempotencyKey });
  }

  @Mutation(() => ChangesPayload, {
    description:
      'Carries out a plan of reconcileKommune, all of it or nothing. Refused when the municipality was changed since (PLAN_OUTDATED), after its time (PLAN_EXPIRED), or when it closes much and that is not confirmed (PLAN_NEEDS_CONFIRMATION). A plan applied before is answered with what it did then.',
  })
  async applyPlan(
    @Arg('input', () => ApplyPlanInput) input: ApplyPlanInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ChangesPayload> {
    const outcome = await write(context, [], args, applyPlan(context, input));
    return { ...outcome, dagtilbud: outcome.written };
  }
}

/** Carries out exactly what a plan says, unless the municipality was changed since. */
function applyPlan(context: RegisterContext, { planId, confirmClosures }: ApplyPlanInput): UseCase {
  const { provider } = context.database;
  return {
    action: 'register.reconcile',
    input: { applyPlan: planId, confirmClosures },
    async refuseRepeating({ query }) {
      const [plan] = await query<{ kommuneKode: string }>(sql`SELECT "kommuneKode" FROM "Plan" WHERE "id" = ${planId}`);
      return plan ? forbiddenIn(context, plan) : [unknown(planId)];
    },
    async commands(tx, source): Promise<Findings> {
      const plan = isUuid(planId) ? await readHead(tx, planId) : null;
      if (!plan) return { errors: [unknown(planId)] };
      // Another municipality's plan is as none to who may not write there.
      if (forbiddenIn(context, plan).length > 0) return { errors: [unknown(planId)] };
      const texts = await readTexts(tx, planId);
      if (texts.answer !== null) return { answer: { ...(JSON.parse(texts.answer) as WriteAnswer), replayed: true } };
      const { commands, externalKeys } = unpackWork(texts);
      const known = await readExternalKeys(source, plan.kommuneKode, externalKeys);
      const refusal = await refusalOf(tx, plan, confirmClosures, known);
      return refusal ? { errors: [refusal] } : { commands };
    },
    async keep(tx, answer): Promise<void> {
      const { commands, externalKeys } = unpackWork(await readTexts(tx, planId));
      if (commands.length === 0 && externalKeys.length === 0)
        answer.warnings.push(problem('PLAN_EMPTY', ['input', 'planId']));
      const numbered = externalKeys.map((key) => ({ ...key, nummer: answer.numbers[key.nummer] ?? key.nummer }));
      const plan = await readHead(tx, planId);
      if (plan) await storeExternalKeys(tx, provider, plan.kommuneKode, numbered);
      await storeAnswer(tx, planId, answer);
    },
  };
}

/** Others do not hear whose plan it is. */
const forbiddenIn = (context: RegisterContext, { kommuneKode }: Pick<PlanHead, 'kommuneKode'>): Problem[] =>
  mayWriteKommune(context, kommuneKode).map(() =>
    refusalProblem(refuseUnplaced(context.caller, 'register.reconcile'), ['input', 'planId']),
  );

const unknown = (value: string): Problem => problem('PLAN_UNKNOWN', ['input', 'planId'], { field: 'planId', value });

/** Why a plan that is not applied yet cannot be; null when it can. */
async function refusalOf(
  tx: RegisterTransaction,
  { kommuneKode, madeAtChange, expiresAt, needsConfirmation }: PlanHead,
  confirmClosures: boolean,
  known: ReadonlyMap<string, ExternalKey>,
): Promise<Problem | null> {
  if (expiresAt < new Date()) return problem('PLAN_EXPIRED', ['input', 'planId'], { value: expiresAt.toISOString() });
  const inKommune = { OR: [{ kommuneBefore: kommuneKode }, { kommuneAfter: kommuneKode }] };
  // What DAR and CVR say of an object does not change it.
  const where = { id: { gt: madeAtChange }, action: { not: 'kontrol' }, ...inKommune };
  const later = await tx.change.findFirst({ where });
  // Another plan may have remembered one of the keys without changing anything.
  if (later || known.size > 0) return problem('PLAN_OUTDATED', ['input', 'planId']);
  return needsConfirmation && !confirmClosures
    ? problem('PLAN_NEEDS_CONFIRMATION', ['input', 'confirmClosures'])
    : null;
}
