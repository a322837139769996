import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Which warnings.' })
export class AftaleAdvarselWhere {
  @Field(() => String, { description: 'The municipality, "101" or "0101". Error: KOMMUNEKODE_UNKNOWN.' })
  kommune!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Only those of this unit; all when left out or null. Error: NUMMER_MALFORMED.',
  })
  enhed?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those of this rule; all when left out or null. Error: VALUE_MALFORMED.',
  })
  kode?: string | null;
}
