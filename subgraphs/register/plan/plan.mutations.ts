import { Arg, Args, Ctx, Float, ID, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import { write } from '../change/write.ts';
import { ChangesPayload } from '../change/write-payload.ts';
import type { RegisterContext } from '../context.ts';
import { applyPlan } from './apply-plan.ts';
import { PlanPayload } from './plan.ts';
import { KommuneTreeInput } from './plan-inputs.ts';
import { closeThresholdDefault, reconcileKommune } from './reconcile-kommune.ts';

@Resolver()
export class PlanMutations {
  @Mutation(() => PlanPayload, {
    description:
      'Make the municipality look like this: sends it as it should be and gets a plan of what that takes, which applyPlan carries out. What is active in the register and not in the tree is closed. The same tree again, after applying, gives an empty plan. A dry run keeps no plan; the same idempotencyKey gets the plan that it got before. Not for private providers: they can propose single changes and applyChanges only (NOT_ALLOWED).',
  })
  reconcileKommune(
    @Arg('kommuneKode', () => String, { description: 'The municipality: "101" or "0101".' }) kommuneKode: string,
    @Arg('tree', () => KommuneTreeInput, { description: 'All of it, from the daginstitutioner down.' })
    tree: KommuneTreeInput,
    @Arg('confirmClosures', () => Boolean, {
      defaultValue: false,
      description: 'True: the plan may close any number of objects, and applyPlan need not be told again.',
    })
    confirmClosures: boolean,
    @Arg('closeThreshold', () => Float, {
      defaultValue: closeThresholdDefault,
      description: "The share of the municipality's active objects, 0 to 1, above which closing needs confirmation.",
    })
    closeThreshold: number,
    @Args(() => WriteArguments) { dryRun, idempotencyKey = null }: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<PlanPayload> {
    return reconcileKommune(context, { kommuneKode, tree, confirmClosures, closeThreshold, dryRun, idempotencyKey });
  }

  @Mutation(() => ChangesPayload, {
    description:
      'Carries out a plan of reconcileKommune, all of it or nothing. Refused when the municipality was changed since (PLAN_OUTDATED), after its time (PLAN_EXPIRED), or when it closes much and that is not confirmed (PLAN_NEEDS_CONFIRMATION). A plan applied before is answered with what it did then.',
  })
  async applyPlan(
    @Arg('planId', () => ID, { description: 'From reconcileKommune.' }) planId: string,
    @Arg('confirmClosures', () => Boolean, {
      defaultValue: false,
      description: 'True: it is meant that the plan closes as much as it does.',
    })
    confirmClosures: boolean,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ChangesPayload> {
    const outcome = await write(context, [], args, applyPlan(context, { planId, confirmClosures }));
    return { ...outcome, dagtilbud: outcome.written };
  }
}
