import { Field, ID, InputType, Int } from 'type-graphql';
import { expectedVersionField } from '../../../common/writes/write-arguments.ts';

@InputType({ description: 'An object that there is.' })
export abstract class ExistingObjectInput {
  @Field(() => ID, { description: 'Its id, a UUID. Error: OBJECT_UNKNOWN.' })
  id!: string;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}
