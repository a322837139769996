import { Field, ID, ObjectType } from 'type-graphql';
import type { ChangeAction } from './action-of.ts';
import type { FieldDiff, ObjektDiff } from './diff.ts';
import type { ObjectKind } from './object-kinds.ts';

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
export class AffiliationDiff implements ObjektDiff {
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
