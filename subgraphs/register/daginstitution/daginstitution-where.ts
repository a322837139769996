import { Field, InputType } from 'type-graphql';
import { DagtilbudWhere } from '../dagtilbud/dagtilbud-where.ts';

@InputType({ description: 'Which daginstitutioner. All the fields given must hold.' })
export class DaginstitutionWhere extends DagtilbudWhere {
  @Field(() => [DaginstitutionWhere], { nullable: true, description: 'All of these must hold.' })
  AND?: DaginstitutionWhere[];

  @Field(() => [DaginstitutionWhere], {
    nullable: true,
    description: 'At least one of these must hold; an empty list finds nothing.',
  })
  OR?: DaginstitutionWhere[];
}
