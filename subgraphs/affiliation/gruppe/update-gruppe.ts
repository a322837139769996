import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import { fields } from '../import/fields.ts';
import { rowSchemas } from '../import/row-schema.ts';
import { changerSchema } from '../kilde/changer-schema.ts';
import { loadKept } from '../kilde/load-kept.ts';
import type { UpdateGruppeInput } from './gruppe-inputs.ts';

const { kode, navn, gruppetype, trin, linje } = rowSchemas.gruppe.partial().shape;
const schema = changerSchema.extend({ kode, navn, gruppetype, trin, linje, gyldigFra: fields.day.optional() });

export const updateGruppe = (input: UpdateGruppeInput): UseCase => ({
  action: 'gruppe.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, schema, input, path, { kilde: '–' });
    if (!given) return;
    const { id, kilde, overruleKilde, expectedVersion, ...patch } = given;
    const gruppe = await loadKept(work, 'gruppe', { id, kilde, overruleKilde, expectedVersion }, path);
    if (gruppe) work.change(gruppe, patch, path);
  },
});
