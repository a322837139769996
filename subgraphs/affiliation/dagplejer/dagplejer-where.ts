import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';

@InputType({ description: 'Which childminders. All the fields given must hold.' })
export class DagplejerWhere {
  @Field(() => KodeFilter, { nullable: true, description: 'Id of the attachment.' })
  id?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'Id of the person.' })
  personId?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'Id of the dagplejegruppe.' })
  dagplejegruppeId?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: 'Id of the Hovedgruppe that her children are in.' })
  hovedgruppeId?: KodeFilter;

  @Field(() => TekstFilter, {
    nullable: true,
    description: 'Number of the anvisningsenhed. Error: NUMMER_MALFORMED.',
  })
  anvisningsenhedsNummer?: TekstFilter;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Those who are childminders on this day; none that was called off.',
  })
  gyldigPaa?: string;

  @Field(() => [DagplejerWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: DagplejerWhere[];

  @Field(() => [DagplejerWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: DagplejerWhere[];
}
