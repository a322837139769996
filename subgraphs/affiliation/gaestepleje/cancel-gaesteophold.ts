import type { UseCase } from '../change/use-case.ts';
import type { CancelGaesteopholdInput } from './gaesteophold-inputs.ts';

export const cancelGaesteophold = (input: CancelGaesteopholdInput): UseCase => ({
  action: 'dagpleje.write',
  input: { cancelGaesteophold: input },
  async run(work) {
    await work.load('gaesteophold', 'id', [input.id]);
    const ophold = work.existing('gaesteophold', input.id, ['input', 'id'], input.expectedVersion);
    if (!ophold) return;
    const { gyldigFra: fra } = ophold.after;
    if (fra <= work.today) work.refuse('GUEST_STAY_BEGUN', ['input', 'id'], { fra });
    work.change(ophold, { aflyst: true }, ['input']);
  },
});
