import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import { fields } from '../import/fields.ts';
import { changerSchema } from '../kilde/changer-schema.ts';
import { loadKept } from '../kilde/load-kept.ts';
import type { CloseGruppeInput } from './gruppe-inputs.ts';

const schema = changerSchema.extend({ sidsteDag: fields.day });

export const closeGruppe = (input: CloseGruppeInput): UseCase => ({
  action: 'gruppe.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, schema, input, path, { kilde: '–', sidsteDag: work.today });
    const gruppe = given && (await loadKept(work, 'gruppe', given, path));
    if (gruppe && !work.isDoubted([...path, 'sidsteDag'])) work.change(gruppe, { gyldigTil: given.sidsteDag }, path);
  },
});
