import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'The version of a data agreement that the caller has seen.' })
export class DataaftaleVersionInput {
  @Field(() => ID, { description: 'Id of the agreement.' })
  id!: string;

  @Field(() => Int, { description: 'The version you know.' })
  version!: number;
}
