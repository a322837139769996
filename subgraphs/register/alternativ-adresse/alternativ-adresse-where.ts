import { Field, InputType } from 'type-graphql';
import { TekstFilter } from '../../common/filters/tekst-filter.ts';
import { DagtilbudWhere } from '../dagtilbud/dagtilbud-where.ts';

@InputType({ description: 'Which alternative adresser. All the fields given must hold.' })
export class AlternativAdresseWhere extends DagtilbudWhere {
  @Field(() => TekstFilter, {
    nullable: true,
    description: 'Number of the anvisningsenhed it belongs to. Error: NUMMER_MALFORMED.',
  })
  anvisningsenhedsNummer?: TekstFilter;

  @Field(() => [AlternativAdresseWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: AlternativAdresseWhere[];

  @Field(() => [AlternativAdresseWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: AlternativAdresseWhere[];
}
