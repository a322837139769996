import { Field, InputType } from 'type-graphql';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';
import { DagtilbudWhere } from '../dagtilbud/dagtilbud-where.ts';

@InputType({ description: 'Which anvisningsenheder. All the fields given must hold.' })
export class AnvisningsenhedWhere extends DagtilbudWhere {
  @Field(() => TekstFilter, {
    nullable: true,
    description: 'Number of the daginstitution it belongs to. Error: NUMMER_MALFORMED.',
  })
  daginstitutionsNummer?: TekstFilter;

  @Field(() => [AnvisningsenhedWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: AnvisningsenhedWhere[];

  @Field(() => [AnvisningsenhedWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: AnvisningsenhedWhere[];
}
