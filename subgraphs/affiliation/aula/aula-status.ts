import { Field, ObjectType } from 'type-graphql';
import { DateTime } from '../../common/scalars/date-time.ts';
import { AulaStage } from '../aulacheck/aula-check.ts';

@ObjectType({ simpleResolvers: true, description: 'How far a unit was from a moment on, as it was found then.' })
export class AulaStatus {
  @Field(() => DateTime, { description: 'When it was found so.' })
  at!: string;

  @Field(() => AulaStage, { description: 'The stage.' })
  stage!: AulaStage;

  @Field(() => Boolean, { description: 'Whether staff could start.' })
  ready!: boolean;

  @Field(() => [String], { description: 'Codes of the checks that failed.' })
  fejl!: string[];
}
