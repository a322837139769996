import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import { fields } from '../input/fields.ts';
import { changerSchema, loadKept } from '../kilde/kept.ts';
import type { EndTilknytningInput } from './change-inputs.ts';
import { isFinal } from './is-final.ts';

const schema = changerSchema.extend({ sidsteDag: fields.lastDay });

/** Gives an affiliation its last day, earlier or later than it had, until that day; the contacts of a child go with it. */
export const endTilknytning = (input: EndTilknytningInput): UseCase => ({
  action: 'person.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, schema, input, path, { kilde: '–', sidsteDag: work.today });
    const tilknytning = given && (await loadKept(work, 'tilknytning', given, path));
    const sidsteDag = [...path, 'sidsteDag'];
    if (!tilknytning || work.isDoubted(sidsteDag)) return;
    if (tilknytning.after.aflyst) return work.refuse('TILKNYTNING_OVER', sidsteDag, { value: input.sidsteDag });
    if (isFinal(work, tilknytning, given.sidsteDag, sidsteDag)) return;
    work.change(tilknytning, { gyldigTil: given.sidsteDag }, path);
  },
});
