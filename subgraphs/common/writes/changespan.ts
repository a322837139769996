import { Directive, Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'The changes of a write in the change log.' })
@Directive('@shareable')
export class Changespan {
  @Field(() => Int, { description: 'Number of its first change.' })
  first!: number;

  @Field(() => Int, { description: 'Number of its last change.' })
  last!: number;
}
