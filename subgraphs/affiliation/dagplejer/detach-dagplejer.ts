import { readDay } from '../change/read-day.ts';
import type { UseCase } from '../change/use-case.ts';
import type { DetachDagplejerInput } from './dagplejer-inputs.ts';

export const detachDagplejer = (input: DetachDagplejerInput): UseCase => ({
  action: 'dagpleje.write',
  input: { detachDagplejer: input },
  async run(work) {
    const { id, expectedVersion, sidsteDag } = input;
    await work.load('dagplejer', 'id', [id]);
    const dagplejer = work.existing('dagplejer', id, ['input', 'id'], expectedVersion);
    const gyldigTil = readDay(work, sidsteDag, ['input', 'sidsteDag']);
    if (!dagplejer || gyldigTil === undefined) return;
    if (dagplejer.after.aflyst) work.refuse('DAGPLEJER_CANCELLED', ['input', 'id']);
    work.change(dagplejer, { gyldigTil }, ['input']);
  },
});
