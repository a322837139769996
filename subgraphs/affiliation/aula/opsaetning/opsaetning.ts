import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Node } from '../../../common/node.ts';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { expectedVersionField } from '../../../common/writes/write-arguments.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';

export enum OpsaetningSvar {
  JA = 'ja',
  NEJ = 'nej',
  IKKE_RELEVANT = 'ikke_relevant',
}

registerEnumType(OpsaetningSvar, {
  name: 'OpsaetningSvar',
  description: 'What was recorded of a step on the way into AULA.',
  valuesConfig: {
    JA: { description: 'It is done, or switched on.' },
    NEJ: { description: 'It is not done, or decided against.' },
    IKKE_RELEVANT: { description: 'It does not concern the unit.' },
  },
});

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "What somebody recorded of one step on a unit's way into AULA, which only people know.",
})
export class Opsaetning implements Node {
  @Field(() => ID, { description: 'Id of the answer, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'Number of the unit.' })
  enhedsNummer!: string;

  @Field(() => String, { description: 'The step: a `code` of `aulaChecks` with `reported`.' })
  kode!: string;

  @Field(() => OpsaetningSvar, { description: 'The answer.' })
  svar!: OpsaetningSvar;

  @Field(() => LocalDate, { description: 'The day it was done, decided or begins; it counts from then.' })
  dag!: string;

  @Field(() => String, { nullable: true, description: 'A note. Null without one.' })
  note!: string | null;

  @Field(() => Int, { description: 'Version of this object: 1 when created, one more at every change.' })
  version!: number;
}

@InputType({ description: 'A unit whose step is recorded.' })
class OpsaetningEnhedInput {
  @Field(() => String, {
    description:
      'Number of the anvisningsenhed or alternativ adresse. Errors: NUMMER_MALFORMED, ENHED_UNKNOWN, ENHED_LEVEL.',
  })
  nummer!: string;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}

@InputType({ description: 'An answer about one step, for one unit or several.' })
export class SetOpsaetningInput {
  @Field(() => [OpsaetningEnhedInput], {
    description: 'The units, 1 to 1000, each with the version of its answer that the caller saw, if it gives one.',
  })
  enheder!: OpsaetningEnhedInput[];

  @Field(() => String, {
    description: 'The step: a `code` of `aulaChecks` with `reported`, such as "SETUP_STARTED". Error: KODE_UNKNOWN.',
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
}

@ObjectType({ simpleResolvers: true, description: 'What a write did to the answers about the way into AULA.' })
export class OpsaetningPayload extends AffiliationOutcome {
  @Field(() => [Opsaetning], {
    description: 'The answers written, by unit; none when the write is refused, changed nothing, or is a dry run.',
  })
  opsaetning!: Opsaetning[];
}
