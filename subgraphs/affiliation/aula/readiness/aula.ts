import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { type Mark, Marks } from '../../../common/mark.ts';
import { DateTime, LocalDate } from '../../../common/scalars/date-time.ts';
import type { Weight } from '../../../common/severity.ts';
import { asOfChangeField, asOfField } from '../../../common/timeline/as-of.ts';
import { AulaSeverity, AulaStage } from '../aulacheck/aula-check.ts';
import type { AulaArguments } from './aula.reader.ts';
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

@ObjectType({ simpleResolvers: true, description: 'A condition on the way of a unit into AULA.' })
export class AulaCheckText {
  @Field(() => String, { description: 'Stable name of the condition.' })
  code!: string;

  @Field(() => AulaStage, { description: 'The stage it belongs to.' })
  stage!: AulaStage;

  @Field(() => AulaSeverity, { description: 'Whether it holds the unit up.' })
  severity!: Weight;

  @Field(() => Marks, { description: 'Whether the source states it, or it follows from it.' })
  mark!: Mark;

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

  @Field(() => Boolean, { description: 'Only people know: the code is one that `setOpsaetning` takes.' })
  reported!: boolean;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'One condition, asked of one unit: how many do not keep it, never who. It is no `Fund`, since it is there when the condition holds, too.',
})
export class AulaCheckResult extends AulaCheckText {
  @Field(() => Boolean, { description: 'Whether it holds.' })
  passed!: boolean;

  @Field(() => Int, {
    description: 'How many (people, groups, agreements …) do not keep it; 1 for what holds or not; 0 when it passes.',
  })
  antal!: number;
}

@ArgsType()
export class AulaFieldArguments implements AulaArguments {
  @Field(() => LocalDate, {
    nullable: true,
    description: 'For this day; today when left out. Error: VALUE_MALFORMED.',
  })
  paaDag?: string | null;

  @Field(() => DateTime, asOfField)
  asOf?: string | null;

  @Field(() => Int, asOfChangeField)
  asOfChange?: number | null;
}
