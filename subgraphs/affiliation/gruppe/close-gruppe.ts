import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import { fields } from '../import/fields.ts';
import { changerSchema } from '../kilde/changer-schema.ts';
import { mayChange } from '../kilde/may-change.ts';
import type { CloseGruppeInput } from './gruppe-inputs.ts';

const schema = changerSchema.extend({ sidsteDag: fields.day });

export const closeGruppe = (input: CloseGruppeInput): UseCase => ({
  action: 'gruppe.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, schema, input, path);
    if (!given) return;
    await work.load('gruppe', 'id', [given.id]);
    const gruppe = work.existing('gruppe', given.id, [...path, 'id'], given.expectedVersion);
    if (gruppe && mayChange(work, gruppe, given, path)) work.change(gruppe, { gyldigTil: given.sidsteDag }, path);
  },
});
