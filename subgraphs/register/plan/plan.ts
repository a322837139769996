import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';
import { Payload } from '../../common/writes/payload.ts';
import type { Problem } from '../answer/fejl.ts';
import { ObjectDiff } from '../answer/object-diff.ts';

@ObjectType({ simpleResolvers: true, description: 'How many objects of the municipality a plan touches, and how.' })
export class PlanCounts {
  @Field(() => Int, { description: 'New objects.' })
  create!: number;

  @Field(() => Int, { description: 'Objects whose own fields change.' })
  change!: number;

  @Field(() => Int, { description: 'Objects that get another parent; their fields may change too.' })
  move!: number;

  @Field(() => Int, { description: 'Closed objects that the tree has, and that are active again.' })
  reopen!: number;

  @Field(() => Int, { description: 'Objects that are closed because the tree does not have them.' })
  close!: number;

  @Field(() => Int, { description: 'Objects that are as the tree says.' })
  unchanged!: number;

  @Field(() => Int, { description: 'Own keys that are new and will be remembered.' })
  newKeys!: number;

  @Field(() => Float, { description: "`close` as a share, 0 to 1, of the municipality's active objects." })
  closesShare!: number;
}

@ObjectType({
  simpleResolvers: true,
  implements: Payload,
  description:
    'What it takes to make a municipality look like a tree. Nothing is changed until applyPlan, which refuses as long as there are `errors`; the warning PLAN_EMPTY says that there is nothing to do.',
})
export class PlanPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: 'What applyPlan takes; null when the tree cannot be made a plan of, which `errors` explain.',
  })
  planId!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the plan can be applied. Null without a plan.' })
  expiresAt!: Date | null;

  @Field(() => PlanCounts, { nullable: true, description: 'How much it is; null when there is no plan.' })
  counts!: PlanCounts | null;

  @Field(() => Boolean, {
    description: 'True when it closes more than `closeThreshold` of the municipality: applyPlan takes confirmClosures.',
  })
  needsConfirmation!: boolean;

  @Field(() => [ObjectDiff], {
    description: 'What it changes, object by object, parents first. `key` is "sourceSystem:sourceKey".',
  })
  changes!: ObjectDiff[];
}

/** What is answered without a plan that could be applied. */
export const noPlan = (errors: Problem[]): PlanPayload => ({
  planId: null,
  expiresAt: null,
  counts: null,
  needsConfirmation: false,
  changes: [],
  errors,
  warnings: [],
  replayed: false,
});
