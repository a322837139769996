import { Field, InputType } from 'type-graphql';
import { AulaStage } from '../aulacheck/aula-check.ts';

@InputType({ description: 'Which units. All the fields given must hold; one that is null counts as left out.' })
export class AulaReadinessWhere {
  @Field(() => String, {
    nullable: true,
    description:
      'The municipality, "101" or "0101". It must be given unless `enhed` is, or you may read everywhere. Errors: KOMMUNEKODE_UNKNOWN, KOMMUNE_MISSING.',
  })
  kommune?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of one unit, closed ones too. Error: NUMMER_MALFORMED.' })
  enhed?: string | null;

  @Field(() => AulaStage, { nullable: true, description: 'Units in this stage.' })
  stage?: AulaStage | null;

  @Field(() => Boolean, { nullable: true, description: 'Units that are ready, or are not.' })
  ready?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Units at which this check fails. Error: KODE_UNKNOWN.' })
  check?: string | null;
}
