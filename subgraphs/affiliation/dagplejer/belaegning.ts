import { Field, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';

@ObjectType({ simpleResolvers: true, description: 'How many children a childminder has on a day.' })
export class Belaegning {
  @Field(() => LocalDate, { description: 'The day.' })
  dag!: string;

  @Field(() => Int, { description: 'The children whose main group is hers that day.' })
  egneBoern!: number;

  @Field(() => Int, { description: 'How many of them are guests of another childminder that day.' })
  ude!: number;

  @Field(() => Int, { description: 'The children who are her guests that day.' })
  gaester!: number;

  @Field(() => Int, {
    description: 'Her capacity less the children who are with her; negative when there are too many.',
  })
  ledigePladser!: number;
}
