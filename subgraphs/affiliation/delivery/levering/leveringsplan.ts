import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../common/node.ts';
import { expectedVersionField } from '../../../common/writes/write-arguments.ts';
import { readInput, type UseCase } from '../../core/change/use-case.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';
import { orderSchema } from './levering-inputs.ts';

@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "When, and on what terms, a unit's source is delivered by itself: a full document every day.",
})
export class Leveringsplan implements Node {
  @Field(() => ID, { description: 'Its id, a UUID.' })
  id!: string;

  @Field(() => Int, { description: 'Version of this object.' })
  version!: number;

  @Field(() => String, { description: 'The institution number.' })
  enhedsNummer!: string;

  @Field(() => String, { description: 'The source system.' })
  kilde!: string;

  @Field(() => String, { description: 'Danish time of day, "17:00".' })
  tidspunkt!: string;

  @Field(() => Boolean, { description: 'Whether it is carried out.' })
  aktiv!: boolean;

  @Field(() => Boolean, { description: 'Whether another person than the one who made a delivery must approve it.' })
  fireOejne!: boolean;

  @Field(() => Int, {
    description: "The share of the unit's persons, in per cent, that a delivery may remove without a human's consent.",
  })
  fjernelsesloft!: number;
}

@InputType({ description: "When, and on what terms, a unit's source is delivered by itself." })
export class SetLeveringsplanInput {
  @Field(() => String, { description: 'The institution number.' })
  enhedsNummer!: string;

  @Field(() => String, { description: 'The source system.' })
  kilde!: string;

  @Field(() => String, { defaultValue: '17:00', description: 'Danish time of day.' })
  tidspunkt!: string;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether it is carried out.' })
  aktiv!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether another person than the one who made a delivery must approve it.',
  })
  fireOejne!: boolean;

  @Field(() => Int, {
    defaultValue: 50,
    description: 'The share, in per cent, that a delivery may remove without consent, 0 to 100.',
  })
  fjernelsesloft!: number;

  @Field(() => Int, expectedVersionField)
  expectedVersion?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a write did to a plan of deliveries.' })
export class LeveringsplanPayload extends AffiliationOutcome {
  @Field(() => Leveringsplan, { nullable: true, description: 'The plan as it is now; null when nothing was stored.' })
  plan!: Leveringsplan | null;
}

interface SetLeveringsplan {
  enhedsNummer: string;
  kilde: string;
  tidspunkt: string;
  aktiv: boolean;
  fireOejne: boolean;
  fjernelsesloft: number;
  expectedVersion?: number | null;
}

/** What no plan can be without. */
const standIns = { enhedsNummer: 'Z00000', kilde: '–' };

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Sets when, and on what terms, a unit's source is delivered by itself. */
export const setLeveringsplan = (input: SetLeveringsplan): UseCase => ({
  action: 'levering.approve',
  input,
  async run(work) {
    const named = readInput(work, orderSchema.pick({ enhedsNummer: true, kilde: true }), input, ['input'], standIns);
    if (!named) return;
    const { enhedsNummer, kilde } = named;
    const { expectedVersion, ...plan } = input;
    const { tidspunkt, fjernelsesloft } = plan;
    await work.loadEnheder([enhedsNummer]);
    await work.load('leveringsplan', 'enhedsNummer', [enhedsNummer]);
    const malformed = (field: string, value: string | number, expected: string, forventet: string, example: string) =>
      work.refuse('VALUE_MALFORMED', ['input', field], { field, value, expected, forventet, example });
    if (!clock.test(tidspunkt)) malformed('tidspunkt', tidspunkt, 'a time of day', 'et klokkeslæt', '17:00');
    if (fjernelsesloft < 0 || fjernelsesloft > 100)
      malformed('fjernelsesloft', fjernelsesloft, 'per cent, 0 to 100', 'procent, 0 til 100', '50');
    const known = work
      .all('leveringsplan')
      .find(({ after }) => after.enhedsNummer === enhedsNummer && after.kilde === kilde);
    work.expectVersion(known, ['input', 'expectedVersion'], expectedVersion);
    if (known) work.change(known, { ...plan, ...named }, ['input']);
    else work.create('leveringsplan', { ...plan, ...named }, ['input']);
  },
});
