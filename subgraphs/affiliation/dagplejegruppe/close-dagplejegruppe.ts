import { readDay } from '../change/read-day.ts';
import type { UseCase } from '../change/use-case.ts';
import type { CloseDagplejegruppeInput } from './dagplejegruppe-inputs.ts';

export const closeDagplejegruppe = (input: CloseDagplejegruppeInput): UseCase => ({
  action: 'dagpleje.write',
  input: { closeDagplejegruppe: input },
  async run(work) {
    const { id, expectedVersion, sidsteDag } = input;
    await work.load('dagplejegruppe', 'id', [id]);
    const gruppe = work.existing('dagplejegruppe', id, ['input', 'id'], expectedVersion);
    const gyldigTil = readDay(work, sidsteDag, ['input', 'sidsteDag']);
    if (gruppe && gyldigTil !== undefined) work.change(gruppe, { gyldigTil }, ['input']);
  },
});
