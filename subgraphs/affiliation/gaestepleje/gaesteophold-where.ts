import { Field, InputType } from 'type-graphql';
import { KodeFilter } from '../../common/filters/kode-filter.ts';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';

@InputType({ description: 'Which guest stays. All the fields given must hold.' })
export class GaesteopholdWhere {
  @Field(() => KodeFilter, { nullable: true, description: 'Id of the stay.' })
  id?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: "Id of the child's person." })
  barnId?: KodeFilter;

  @Field(() => KodeFilter, { nullable: true, description: "Id of the host's person." })
  vaertId?: KodeFilter;

  @Field(() => TekstFilter, {
    nullable: true,
    description: "Number of the host's anvisningsenhed. Error: NUMMER_MALFORMED.",
  })
  anvisningsenhedsNummer?: TekstFilter;

  @Field(() => LocalDate, { nullable: true, description: 'Stays that go on this day; none that was called off.' })
  gyldigPaa?: string;

  @Field(() => [GaesteopholdWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: GaesteopholdWhere[];

  @Field(() => [GaesteopholdWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: GaesteopholdWhere[];
}
