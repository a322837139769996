import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CodeCount } from '../../../common/fund.ts';
import { connectionOf } from '../../../common/lists/connection.ts';
import { AlternativAdresse, Anvisningsenhed } from '../../units/enhed/enhed.ts';
import { AulaStage } from '../aulacheck/aula-check.ts';
import { Aula } from './aula.ts';

@ObjectType({ simpleResolvers: true, description: 'A unit, and how far it is on its way into AULA.' })
export class AulaEnhed {
  @Field(() => String, { description: 'Number of the unit.' })
  nummer!: string;

  @Field(() => String, { description: 'Its name, as the affiliation subgraph knows it.' })
  navn!: string;

  @Field(() => Anvisningsenhed, {
    nullable: true,
    description: 'The unit, when it is an anvisningsenhed. Null otherwise.',
  })
  anvisningsenhed!: Pick<Anvisningsenhed, 'nummer'> | null;

  @Field(() => AlternativAdresse, {
    nullable: true,
    description: 'The unit, when it is an alternative address. Null otherwise.',
  })
  alternativAdresse!: Pick<AlternativAdresse, 'nummer'> | null;

  @Field(() => Aula, { description: 'How far it is.' })
  aula!: Aula;
}

@ObjectType({ simpleResolvers: true, description: 'How many units are in one stage.' })
class AulaStageCount {
  @Field(() => AulaStage, { description: 'The stage.' })
  stage!: AulaStage;

  @Field(() => Int, { description: 'How many units are in it.' })
  count!: number;
}

@ObjectType('AulaReadinessConnection', {
  simpleResolvers: true,
  description: 'How far units are on their way into AULA. Counts are over every page.',
})
export class AulaReadiness extends connectionOf(AulaEnhed, 'AulaReadiness', 'units on their way into AULA') {
  @Field(() => Int, { description: 'How many units are ready: staff can start.' })
  ready!: number;

  @Field(() => [AulaStageCount], { description: 'How many units are in each stage, all stages in their order.' })
  stages!: AulaStageCount[];

  @Field(() => [CodeCount], { description: 'At how many units each check fails, the most frequent first.' })
  checks!: CodeCount[];
}

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
