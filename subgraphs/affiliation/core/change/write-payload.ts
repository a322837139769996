import { Field, ID, ObjectType } from 'type-graphql';
import { Changespan } from '../../../common/writes/changeset.ts';
import { Payload } from '../../../common/writes/payload.ts';
import { AffiliationActions, ObjectKinds } from './change-words.ts';
import type { ObjectKind } from './object-kinds.ts';
import type { ChangeAction, FieldDiff, ObjectDiff } from './stored-object.ts';

/** What every write answers. Nothing is stored when `errors` has anything, or in a dry run. */
@ObjectType({ simpleResolvers: true, implements: Payload })
export abstract class AffiliationOutcome extends Payload {
  @Field(() => [AffiliationDiff], {
    description:
      "What the write changes, object by object. For what the caller may not see, such as a protected person, it lists the fields that were given, whether they differ or not; and where the input gives the CPR number of such a person, the answer is the one that a number nobody has would get: a new person, whose id is nobody's.",
  })
  changes!: AffiliationDiff[];

  @Field(() => Changespan, {
    nullable: true,
    description:
      'Its place in `affiliationChanges`; null when nothing was stored, and where the input gives a CPR number and the caller may not see protected persons: the number of changes would tell of whom they are.',
  })
  changeset!: Changespan | null;
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
      'The field is personal: the answer says that it changes, or that it was given where the caller may not see it, and never its values.',
  })
  personal!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What a write does to one object of the affiliation data.' })
class AffiliationDiff implements ObjectDiff {
  @Field(() => ObjectKinds, {
    description: 'Kind of object.',
  })
  objectKind!: ObjectKind;

  @Field(() => ID, { nullable: true, description: 'Its id, a UUID; null for what a dry run would create.' })
  id!: string | null;

  @Field(() => AffiliationActions, {
    description: 'What is done to it.',
  })
  action!: ChangeAction;

  @Field(() => [AffiliationFieldDiff], { description: 'The fields that change.' })
  fields!: FieldDiff[];
}
