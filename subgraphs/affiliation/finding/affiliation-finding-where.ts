import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'Which findings. All the fields given must hold.' })
export class AffiliationFindingWhere {
  @Field(() => KodeFilter, optional('The municipality that the unit belongs to now. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => TekstFilter, optional('Number of the unit. Error: NUMMER_MALFORMED.'))
  enhed?: TekstFilter;

  @Field(
    () => KodeFilter,
    optional('ENHED_CLOSED, NOT_MOVED_ALONG, STILL_IN_UNILOGIN, ENHED_MOVED, ENHED_KOMMUNE_CHANGED or P_NUMMER_LOST.'),
  )
  kode?: KodeFilter;

  @Field(() => KodeFilter, optional('dagplejegruppe, dagplejer, gruppe or tilknytning.'))
  slags?: KodeFilter;
}
