import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.ts';
import { AulaStage } from '../aulacheck/aula-check.ts';
import { AulaEnhed } from './aula-enhed.ts';

@ObjectType({ simpleResolvers: true, description: 'How many units are in one stage.' })
export class AulaStageCount {
  @Field(() => AulaStage, { description: 'The stage.' })
  stage!: AulaStage;

  @Field(() => Int, { description: 'How many units are in it.' })
  antal!: number;
}

@ObjectType({ simpleResolvers: true, description: 'At how many units one check fails.' })
export class AulaCheckCount {
  @Field(() => String, { description: 'The check; `aulaChecks` has them all.' })
  code!: string;

  @Field(() => Int, { description: 'At how many units it fails.' })
  antal!: number;
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

  @Field(() => [AulaCheckCount], { description: 'At how many units each check fails, the most frequent first.' })
  checks!: AulaCheckCount[];
}
