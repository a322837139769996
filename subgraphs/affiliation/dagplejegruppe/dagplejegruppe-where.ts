import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';

@InputType({ description: 'Which dagplejegrupper. All the fields given must hold.' })
export class DagplejegruppeWhere {
  @Field(() => KodeFilter, { nullable: true, description: 'Id of the group.' })
  id?: KodeFilter;

  @Field(() => TekstFilter, { nullable: true, description: 'The name.' })
  navn?: TekstFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'legestuegruppe, geografisk or andet. Error: KODE_UNKNOWN.' })
  basis?: KodeFilter;

  @Field(() => TekstFilter, {
    nullable: true,
    description: 'Number of the anvisningsenhed it belongs to. Error: NUMMER_MALFORMED.',
  })
  anvisningsenhedsNummer?: TekstFilter;

  @Field(() => LocalDate, { nullable: true, description: 'Groups that exist on this day.' })
  gyldigPaa?: string;

  @Field(() => [DagplejegruppeWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: DagplejegruppeWhere[];

  @Field(() => [DagplejegruppeWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: DagplejegruppeWhere[];
}
