import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A telephone number of a person.' })
export class Persontelefon {
  @Field(() => String, { nullable: true, description: 'The number; null when it is protected.' })
  nummer!: string | null;

  @Field(() => Boolean, { description: 'Whether the number is protected, and so not shown.' })
  beskyttet!: boolean;
}
