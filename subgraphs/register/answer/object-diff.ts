import { Field, ObjectType } from 'type-graphql';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { Action } from '../draft/diff.ts';

@ObjectType({ simpleResolvers: true, description: 'One field of an object before and after a change.' })
export class FieldDiff {
  @Field(() => String, { description: 'The field, as the register stores it: "navn", "ejerformKode", "vejNavn".' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'The value before; null when there was none.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'The value after; null when it is cleared.' })
  after!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a write does, or would do, to one object.' })
export class ObjectDiff {
  @Field(() => String, { description: 'The level: daginstitution, anvisningsenhed or alternativAdresse.' })
  niveau!: Niveau;

  @Field(() => String, {
    nullable: true,
    description: 'The institution number; null in a dry run that would create it.',
  })
  nummer!: string | null;

  @Field(() => String, { nullable: true, description: "The caller's temporary key of an object that is created." })
  key!: string | null;

  @Field(() => String, { description: 'create, update, move, close or reopen.' })
  action!: Action;

  @Field(() => String, { description: 'The name after the change.' })
  navn!: string;

  @Field(() => String, { nullable: true, description: 'Administrative municipality before; null for a new object.' })
  kommuneBefore!: string | null;

  @Field(() => String, { nullable: true, description: 'Administrative municipality after.' })
  kommuneAfter!: string | null;

  /** Numbers, or "#key", of what it goes on in by the write. */
  efterfoelgere!: string[];

  /** The last change of the write; none where nothing was stored. */
  last?: number;

  @Field(() => [FieldDiff], { description: 'The fields that differ.' })
  fields!: FieldDiff[];
}
