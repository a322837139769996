import { Field, ObjectType } from 'type-graphql';
import { Changespan } from '../../../common/writes/changeset.ts';
import { AffiliationFejl } from './affiliation-fejl.ts';
import { AffiliationDiff } from './objekt-diff.ts';

/** What every write answers. Nothing is stored when `errors` has anything, or in a dry run. */
@ObjectType({ simpleResolvers: true })
export abstract class AffiliationOutcome {
  @Field(() => [AffiliationDiff], {
    description:
      "What the write changes, object by object. Of what the caller may not see, as a protected person, it lists the fields that were given, whether they differ or not; and where the input gives the CPR number of such a person, it is the answer that a number would have that nobody has: a new person, whose id is nobody's.",
  })
  changes!: AffiliationDiff[];

  @Field(() => [AffiliationFejl], { description: 'Why it is refused; empty when it is not.' })
  errors!: AffiliationFejl[];

  @Field(() => [AffiliationFejl], { description: 'What does not refuse the write, but should be looked at.' })
  warnings!: AffiliationFejl[];

  @Field(() => Changespan, {
    nullable: true,
    description:
      'Its place in `affiliationChanges`; null when nothing was stored, and where the input gives a CPR number and the caller may not see protected persons: the number of changes would tell of whom they are.',
  })
  changeset!: Changespan | null;

  @Field(() => Boolean, {
    description: 'True when this repeats the answer of an earlier call with the same idempotencyKey.',
  })
  replayed!: boolean;
}
