import { given } from '../change/given.ts';
import type { Content } from '../change/slags.ts';
import type { UseCase } from '../change/use-case.ts';
import type { UpdateDagplejegruppeInput } from './dagplejegruppe-inputs.ts';

export const updateDagplejegruppe = (input: UpdateDagplejegruppeInput): UseCase => ({
  action: 'dagpleje.write',
  input: { updateDagplejegruppe: input },
  async run(work) {
    const { id, expectedVersion, navn, basis } = input;
    await work.load('dagplejegruppe', 'id', [id]);
    const gruppe = work.existing('dagplejegruppe', id, ['input', 'id'], expectedVersion);
    if (gruppe) work.change(gruppe, given<Content['dagplejegruppe']>({ navn, basis }), ['input']);
  },
});
