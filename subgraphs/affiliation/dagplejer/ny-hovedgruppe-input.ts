import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A new Hovedgruppe (UNILoginImport: Group) for the children of a childminder.' })
export class NyHovedgruppeInput {
  @Field(() => String, {
    description: 'GroupId, unique in the unit: "dp-001". 1 to 100 characters. Error: TEXT_MALFORMED.',
  })
  kode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'GroupName, 1 to 100 characters: "Dagplejer Anna". Error: TEXT_MALFORMED.',
  })
  navn?: string | null;

  @Field(() => String, {
    description: 'The source system that keeps the group, as its children have it. Error: TEXT_MALFORMED.',
  })
  kilde!: string;
}
