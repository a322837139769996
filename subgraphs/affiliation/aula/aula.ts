import { Field, ObjectType } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { AulaStage } from '../aulacheck/aula-check.ts';
import type { Checked } from './evaluate.ts';

@ObjectType({ simpleResolvers: true, description: 'How far a unit is on its way into AULA on a day.' })
export class Aula {
  @Field(() => LocalDate, { description: 'The day.' })
  dag!: string;

  @Field(() => AulaStage, {
    description: 'The first stage in which a blocking check fails; I_RUNNING when none before it has one.',
  })
  stage!: AulaStage;

  @Field(() => Boolean, {
    description: 'Every blocking check of the stages A_REGISTER to H_AULA passes: staff can start.',
  })
  ready!: boolean;

  results!: readonly Checked[];
}
