import type { UseCase } from '../change/use-case.ts';
import type { CancelDagplejerInput } from './dagplejer-inputs.ts';

/** Calls off what is planned: it never comes to be. Her employment and the children meant for her are ties of their own. */
export const cancelDagplejer = (input: CancelDagplejerInput): UseCase => ({
  action: 'dagpleje.write',
  input: { cancelDagplejer: input },
  async run(work) {
    await work.load('dagplejer', 'id', [input.id]);
    const dagplejer = work.existing('dagplejer', input.id, ['input', 'id'], input.expectedVersion);
    if (!dagplejer) return;
    const { gyldigFra: fra } = dagplejer.after;
    if (fra <= work.today) work.refuse('DAGPLEJER_BEGUN', ['input', 'id'], { fra });
    work.change(dagplejer, { aflyst: true }, ['input']);
  },
});
