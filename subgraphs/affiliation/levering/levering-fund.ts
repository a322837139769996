import { Field, ObjectType } from 'type-graphql';
import type { Fund } from './fund.ts';

@ObjectType({ simpleResolvers: true, description: 'What a check found before a delivery.' })
export class LeveringFund implements Pick<Fund, 'code' | 'severity' | 'withheld'> {
  @Field(() => String, {
    description:
      'Code of the check: UNIT_LEVEL, AGREEMENT_APPROVED, PERSON_CPR, MASS_REMOVAL …; query `leveringskontroller` lists them.',
  })
  code!: string;

  @Field(() => String, {
    description: 'error: Unilogin would refuse it, or it would do harm. warning: for a human to read.',
  })
  severity!: 'error' | 'warning';

  @Field(() => String, { description: 'What was found, in Danish.' })
  da!: string;

  @Field(() => String, { description: 'What was found, in English.' })
  en!: string;

  @Field(() => String, {
    nullable: true,
    description: 'LocalPersonId of the person; null where it is about the unit, the delivery or a group.',
  })
  lokalId!: string | null;

  @Field(() => Boolean, {
    description: 'The person was never delivered and is left out because of it; the rest is delivered.',
  })
  withheld!: boolean;
}
