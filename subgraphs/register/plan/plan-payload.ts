import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';
import { Fejl } from '../answer/fejl.ts';
import { ObjectDiff } from '../answer/object-diff.ts';
import { PlanCounts } from './plan-counts.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What it takes to make a municipality look like a tree. Nothing is changed until applyPlan.',
})
export class PlanPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'What applyPlan takes; null when the tree cannot be made a plan of, which `errors` explain.',
  })
  planId!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Until when the plan can be applied.' })
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

  @Field(() => [Fejl], { description: 'What is wrong with it: applyPlan refuses as long as the rules say so.' })
  errors!: Fejl[];

  @Field(() => [Fejl], { description: 'What does not refuse it. PLAN_EMPTY: there is nothing to do.' })
  warnings!: Fejl[];
}
