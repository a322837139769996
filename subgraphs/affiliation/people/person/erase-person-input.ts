import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Which person is to be erased, and why.' })
export class ErasePersonInput {
  @Field(() => ID, { description: 'Id of the person.' })
  id!: string;

  @Field(() => String, {
    description:
      'Why, in at most 200 characters, for the read log: a case number or a reason, never a name or a CPR number. Errors: TEXT_EMPTY, LIMIT_EXCEEDED, CPR_NOT_HERE.',
  })
  begrundelse!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Erase also a person with ties that hold or are planned. Error without it: PERSON_HAS_TIES.',
  })
  force!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that the caller saw; the write is refused when it is another now (VERSION_MISMATCH).',
  })
  expectedVersion?: number | null;
}
