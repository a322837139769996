import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'An object that there is.' })
export abstract class ExistingObjektInput {
  @Field(() => ID, { description: 'Its id, a UUID. Error: OBJECT_UNKNOWN.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that the caller saw; the write is refused when it is another now (VERSION_MISMATCH).',
  })
  expectedVersion?: number | null;
}
