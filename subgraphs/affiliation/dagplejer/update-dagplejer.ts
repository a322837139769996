import { given } from '../change/given.ts';
import type { Content } from '../change/slags.ts';
import type { UseCase } from '../change/use-case.ts';
import type { UpdateDagplejerInput } from './dagplejer-inputs.ts';

export const updateDagplejer = (input: UpdateDagplejerInput): UseCase => ({
  action: 'dagpleje.write',
  input: { updateDagplejer: input },
  async run(work) {
    const { id, expectedVersion, hovedgruppeId: gruppeId, gyldigFra, gyldigTil, kapacitet, samarbejde } = input;
    await work.load('dagplejer', 'id', [id]);
    const dagplejer = work.existing('dagplejer', id, ['input', 'id'], expectedVersion);
    if (dagplejer?.after.aflyst) work.refuse('DAGPLEJER_CANCELLED', ['input', 'id']);
    const fields = { gruppeId, gyldigFra, gyldigTil, kapacitet, samarbejde };
    if (dagplejer) work.change(dagplejer, given<Content['dagplejer']>(fields), ['input']);
  },
});
