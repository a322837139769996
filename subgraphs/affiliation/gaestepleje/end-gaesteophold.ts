import { readDay } from '../change/read-day.ts';
import type { UseCase } from '../change/use-case.ts';
import type { EndGaesteopholdInput } from './gaesteophold-inputs.ts';

export const endGaesteophold = (input: EndGaesteopholdInput): UseCase => ({
  action: 'dagpleje.write',
  input: { endGaesteophold: input },
  async run(work) {
    const { id, expectedVersion, sidsteDag } = input;
    await work.load('gaesteophold', 'id', [id]);
    const ophold = work.existing('gaesteophold', id, ['input', 'id'], expectedVersion);
    const gyldigTil = readDay(work, sidsteDag, ['input', 'sidsteDag']);
    if (!ophold || gyldigTil === undefined) return;
    const { gyldigTil: til, aflyst } = ophold.after;
    if (aflyst) work.refuse('GUEST_STAY_CANCELLED', ['input', 'id']);
    if (gyldigTil > til) work.refuse('GUEST_STAY_LONGER', ['input', 'sidsteDag'], { til });
    work.change(ophold, { gyldigTil }, ['input']);
  },
});
