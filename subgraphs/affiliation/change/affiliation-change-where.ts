import { Field, InputType } from 'type-graphql';
import { KodeFilter, TekstFilter } from '../../common/filters/filter-inputs.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'Which changes of the affiliation data. Several fields must all hold.' })
export class AffiliationChangeWhere {
  @Field(
    () => KodeFilter,
    optional(
      'The municipality before or after, "101" or "0101", so that both see what goes from one to the other. Error: KOMMUNEKODE_UNKNOWN.',
    ),
  )
  kommune?: KodeFilter | null;

  @Field(() => TekstFilter, optional('Number of the unit before or after. Error: NUMMER_MALFORMED.'))
  enhed?: TekstFilter | null;

  @Field(() => KodeFilter, optional('Kind of object: dagplejegruppe, dagplejer, gruppe, person, tilknytning …'))
  slags?: KodeFilter | null;

  @Field(() => KodeFilter, optional('Id of the object.'))
  objekt?: KodeFilter | null;

  @Field(() => KodeFilter, optional('create, update, end or erase.'))
  action?: KodeFilter | null;
}
