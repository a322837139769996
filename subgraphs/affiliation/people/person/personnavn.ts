import { Field, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'The name of a person in its two parts.' })
export class Personnavn {
  @Field(() => String, { description: 'First names (FirstName).' })
  fornavn!: string;

  @Field(() => String, { description: 'Family name (FamilyName).' })
  efternavn!: string;
}
