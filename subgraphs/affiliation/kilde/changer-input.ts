import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'What there is, in whose name it is changed.' })
export class ChangerInput {
  @Field(() => ID, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'The source system in whose name it is changed.' })
  kilde!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: change it although another source keeps it, which is otherwise refused (KILDE_OTHER).',
  })
  overruleKilde?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that the caller saw; the write is refused when it is another now (VERSION_MISMATCH).',
  })
  expectedVersion?: number | null;
}
