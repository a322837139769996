import { Field, ObjectType } from 'type-graphql';

const optional = (description: string) => ({ nullable: true, description });

@ObjectType({ simpleResolvers: true, description: 'Where a person lives (Address).' })
export class Personadresse {
  @Field(() => String, optional('Street and house number (StreetAddress).'))
  vejOgNummer!: string | null;

  @Field(() => String, optional('Postal code.'))
  postNummer!: string | null;

  @Field(() => String, optional('Postal district.'))
  byNavn!: string | null;

  @Field(() => String, optional('Country, ISO 3166-1 alpha-2: "DK", "GL", "FO" …'))
  landekode!: string | null;

  @Field(() => String, optional('Municipality of residence, three digits.'))
  kommuneKode!: string | null;
}
