import { Field, ObjectType } from 'type-graphql';
import { vocabulary } from '../../common/vocabulary.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { Action } from '../draft/diff.ts';

export const Niveauer = vocabulary<Niveau>('Niveau', 'The numbered levels of the register.', {
  daginstitution: 'Level 1 (STIL: Daginstitution).',
  anvisningsenhed: 'Level 2, below a daginstitution (STIL: AnvisningsEnhed).',
  alternativAdresse: 'Level 3, below an anvisningsenhed (STIL: AlternativAdresse).',
});

/** "kontrol": no version changed, but what DAR or CVR says of the object. */
export const Actions = vocabulary<Action | 'kontrol'>(
  'ChangeAction',
  'What a change does to an object of the register.',
  {
    create: 'It is new.',
    update: 'Some of its fields changed.',
    move: 'It belongs to another parent.',
    close: 'It is Nedlagt.',
    reopen: 'It is Aktiv again.',
    kontrol: 'It is as it was, but DAR or CVR says something else of it (`kontrol`). Only in the change log.',
  },
);

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
  @Field(() => Niveauer, { description: 'The level.' })
  niveau!: Niveau;

  @Field(() => String, {
    nullable: true,
    description: 'The institution number; null in a dry run that would create it.',
  })
  nummer!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The caller's temporary key of an object that is created. Null without one.",
  })
  key!: string | null;

  @Field(() => Actions, { description: 'What is done to it.' })
  action!: Action;

  @Field(() => String, { description: 'The name after the change.' })
  navn!: string;

  @Field(() => String, { nullable: true, description: 'Administrative municipality before; null for a new object.' })
  kommuneBefore!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Administrative municipality after. Null where no daginstitution is known.',
  })
  kommuneAfter!: string | null;

  /** Numbers, or "#key", of what it goes on in by the write. */
  efterfoelgere!: string[];

  /** The last change of the write; none where nothing was stored. */
  last?: number;

  @Field(() => [FieldDiff], { description: 'The fields that differ.' })
  fields!: FieldDiff[];
}
