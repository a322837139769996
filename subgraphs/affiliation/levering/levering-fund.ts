import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Fund } from './fund.ts';

@ObjectType({ simpleResolvers: true, description: 'What a check found before a delivery.' })
export class LeveringFund implements Pick<Fund, 'code' | 'severity' | 'withheld'> {
  @Field(() => String, {
    description:
      'Code of the check: UNIT_LEVEL, AGREEMENT_APPROVED, PERSON_CPR, MASS_REMOVAL …; query `leveringskontroller` lists them. Beside them DOCUMENT_SCHEMA, and FULL_AS_DELTA: a full delivery that may not leave somebody out, and so is a delta.',
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

  @Field(() => ID, {
    nullable: true,
    description: 'Id of that person. Null as `lokalId`, and in findings that were made before it was told.',
  })
  personId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "The line of the document, with everybody in it, where the person's row stands; the first is 1. Null as `personId`.",
  })
  line?: number | null;

  @Field(() => Boolean, {
    description:
      'The person is left out because of it, with the contacts of a child; the rest is delivered. Who stands in Unilogin already stays there as last delivered.',
  })
  withheld!: boolean;
}
