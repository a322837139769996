import { Field, ObjectType } from 'type-graphql';
import { AulaMark, AulaSeverity, AulaStage } from '../aulacheck/aula-check.ts';

@ObjectType({ simpleResolvers: true, description: 'A condition on the way of a unit into AULA.' })
export class AulaCheckText {
  @Field(() => String, { description: 'Stable name of the condition.' })
  code!: string;

  @Field(() => AulaStage, { description: 'The stage it belongs to.' })
  stage!: AulaStage;

  @Field(() => AulaSeverity, { description: 'Whether it holds the unit up.' })
  severity!: AulaSeverity;

  @Field(() => AulaMark, { description: 'Whether the source states it, or it follows from it.' })
  mark!: AulaMark;

  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;

  @Field(() => String, { description: 'The condition, in Danish.' })
  da!: string;

  @Field(() => String, { description: 'The condition, in English.' })
  en!: string;

  @Field(() => String, { description: 'What to do when it does not hold, in Danish.' })
  howToFix!: string;

  @Field(() => String, { description: 'What to do when it does not hold, in English.' })
  howToFixEn!: string;

  @Field(() => Boolean, { description: 'Only people can tell: the code is one that `setOpsaetning` takes.' })
  told!: boolean;
}
