import { Field, InputType } from 'type-graphql';
import { KodeFilter, TekstFilter } from '../../../common/filters/filter-inputs.ts';
import { TilknytningWhere } from '../tilknytning/tilknytning.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'Which persons. All the fields given must hold.' })
export class PersonWhere {
  @Field(() => KodeFilter, optional('Id of the person.'))
  id?: KodeFilter;

  @Field(
    () => String,
    optional(
      'The CPR number, ten characters with or without hyphen. Send it as a variable in a POST body, so that it stands in no address and no log. It is looked up by a keyed hash and never repeated. It is noted in the read log and counted for the caller, found or not. Errors: CPR_MALFORMED, CPR_IN_ADDRESS, CPR_LIMIT.',
    ),
  )
  cpr?: string;

  @Field(
    () => TekstFilter,
    optional(
      'First and family name. Protected persons, and the contacts of protected children, are not found by their real name; by id, CPR number or tie they are.',
    ),
  )
  navn?: TekstFilter;

  @Field(() => KodeFilter, optional('The municipality whose person it is. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => TilknytningWhere, optional('Persons who have at least one tie for which this holds.'))
  tilknytning?: TilknytningWhere;

  @Field(() => [PersonWhere], optional('All of these must hold.'))
  AND?: PersonWhere[];

  @Field(() => [PersonWhere], optional('At least one of these must hold; an empty list finds nothing.'))
  OR?: PersonWhere[];
}
