import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Changespan } from '../../../common/writes/changeset.ts';
import { exampleField, fejlFields } from '../../../common/writes/fejl-fields.ts';
import type { ChangeSpan } from '../../../common/writes/in-turn.ts';
import type { Problem } from '../../errors/refusals.ts';
import type { ObjectKind } from './object-kinds.ts';
import type { ChangeAction, FieldDiff, ObjektDiff } from './objekt.ts';

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

@ObjectType({
  simpleResolvers: true,
  description:
    'Why a write to the affiliation data is refused, or what to look at although it is not. All of a call come together. As `Fejl` of the register, but it never repeats a value that could be personal.',
})
export class AffiliationFejl extends fejlFields('Stable code that programs may rely on.') implements Problem {
  @Field(() => Int, {
    nullable: true,
    description: 'In how many seconds the same call may succeed (CPR_LIMIT); null where that is not known.',
  })
  retryAfter?: number;

  @Field(() => String, exampleField)
  example!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One field of an object before and after a write.' })
export class AffiliationFieldDiff implements FieldDiff {
  @Field(() => String, {
    description:
      'Name of the field in the schema: of the object, or of the input that writes it where the object does not show it (`cpr`).',
  })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The value before as text; null when there was none.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The value after as text; null when there is none.' })
  after!: string | null;

  @Field(() => Boolean, {
    description:
      'The field is personal: that it changes is told, or that it was given where the caller may not see it; its values are not.',
  })
  personal!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What a write does to one object of the affiliation data.' })
class AffiliationDiff implements ObjektDiff {
  @Field(() => String, {
    description: 'Kind of object: dagplejegruppe, dagplejer, gaesteophold, gruppe, person, tilknytning …',
  })
  slags!: ObjectKind;

  @Field(() => ID, { nullable: true, description: 'Its id, a UUID; null for what a dry run would create.' })
  id!: string | null;

  @Field(() => String, {
    description:
      'create, update, end (it got a last day, was called off, rejected or revoked) or erase (nothing personal stays of it).',
  })
  action!: ChangeAction;

  @Field(() => [AffiliationFieldDiff], { description: 'The fields that change.' })
  fields!: FieldDiff[];
}

/** What a write did, or in a dry run would do. */
export interface WriteAnswer {
  errors: Problem[];
  warnings: Problem[];
  changes: ObjektDiff[];
  /** What the use case reports beside its changes; null when it has nothing to report, or the caller may not know. */
  report: object | null;
  /** The changes in the change log; null when nothing was stored. */
  span: ChangeSpan | null;
  replayed: boolean;
}

/** The answer of a write that stores nothing. */
export const refused = (errors: Problem[], warnings: Problem[] = []): WriteAnswer => ({
  errors,
  warnings,
  changes: [],
  report: null,
  span: null,
  replayed: false,
});
