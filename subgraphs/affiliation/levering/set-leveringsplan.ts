import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import { orderSchema } from './order-schema.ts';

export interface SetLeveringsplan {
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
