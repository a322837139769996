import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'Which groups. All the fields given must hold.' })
export class GruppeWhere {
  @Field(() => KodeFilter, optional('Id of the group.'))
  id?: KodeFilter;

  @Field(() => TekstFilter, optional('Its code.'))
  kode?: TekstFilter;

  @Field(() => TekstFilter, optional('Its name, letter by letter.'))
  navn?: TekstFilter;

  @Field(() => KodeFilter, optional('Hovedgruppe, Årgang, Retning, Hold, SFO, Team or Andet.'))
  gruppetype?: KodeFilter;

  @Field(() => KodeFilter, optional('The level.'))
  trin?: KodeFilter;

  @Field(() => TekstFilter, optional('The source system.'))
  kilde?: TekstFilter;

  @Field(() => TekstFilter, optional('Number of the unit it belongs to. Error: NUMMER_MALFORMED.'))
  enhed?: TekstFilter;

  @Field(() => KodeFilter, optional('The municipality that the unit belongs to now. Error: KOMMUNEKODE_UNKNOWN.'))
  kommune?: KodeFilter;

  @Field(() => LocalDate, optional('Groups that exist on this day.'))
  gyldigPaa?: string;

  @Field(() => [GruppeWhere], optional('All of these must hold.'))
  AND?: GruppeWhere[];

  @Field(() => [GruppeWhere], optional('At least one of these must hold; an empty list finds nothing.'))
  OR?: GruppeWhere[];
}
