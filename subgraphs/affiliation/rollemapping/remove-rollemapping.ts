import { z } from 'zod';
import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import { fields, orNone } from '../import/fields.ts';
import { dayBefore } from '../periode/periode.ts';
import type { RemoveRollemappingInput } from './rollemapping-inputs.ts';

const schema = z.strictObject({ id: fields.id, sidsteDag: orNone(fields.day) });

/** Ends a mapping: the shipped table holds again. Who has roles by it keeps them. */
export const removeRollemapping = (input: RemoveRollemappingInput): UseCase => ({
  action: 'rollemapping.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, schema, input, path);
    if (!given) return;
    await work.load('rollemapping', 'id', [given.id]);
    const mapping = work.existing('rollemapping', given.id, [...path, 'id']);
    if (mapping) work.change(mapping, { gyldigTil: given.sidsteDag ?? dayBefore(work.today) }, path);
  },
});
