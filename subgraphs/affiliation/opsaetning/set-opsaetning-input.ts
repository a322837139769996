import { Field, InputType, Int } from 'type-graphql';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { OpsaetningSvar } from './opsaetning-svar.ts';

@InputType({ description: 'What is told of one step, for one unit or several.' })
export class SetOpsaetningInput {
  @Field(() => [String], {
    description:
      'Numbers of anvisningsenheder and alternative addresses, 1 to 1000. Errors: NUMMER_MALFORMED, ENHED_UNKNOWN, ENHED_LEVEL.',
  })
  enheder!: string[];

  @Field(() => String, {
    description: 'The step: a `code` of `aulaChecks` with `told`, such as "SETUP_STARTED". Error: KODE_UNKNOWN.',
  })
  kode!: string;

  @Field(() => OpsaetningSvar, { description: 'The answer.' })
  svar!: OpsaetningSvar;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The day it was done, decided or begins; today when left out. Error: VALUE_MALFORMED.',
  })
  dag?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A note, 1 to 2000 characters; no names or numbers of people. Error: VALUE_MALFORMED.',
  })
  note?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Version of the answer that the caller has seen, 0 when there is none yet; of one unit only, for several have each their own. Errors: VERSION_MISMATCH, VALUE_MALFORMED.',
  })
  expectedVersion?: number | null;
}
