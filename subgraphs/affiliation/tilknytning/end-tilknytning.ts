import type { Objekt } from '../change/objekt.ts';
import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import { fields } from '../import/fields.ts';
import { changerSchema } from '../kilde/changer-schema.ts';
import { loadKept } from '../kilde/load-kept.ts';
import type { EndTilknytningInput } from './change-inputs.ts';
import { endOrCancel } from './end-or-cancel.ts';

const schema = changerSchema.extend({ sidsteDag: fields.day });

/** Gives an affiliation its last day, earlier or later than it had; the contacts of a child go with it. */
export const endTilknytning = (input: EndTilknytningInput): UseCase => ({
  action: 'person.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, schema, input, path, { kilde: '–', sidsteDag: work.today });
    const tilknytning = given && (await loadKept(work, 'tilknytning', given, path));
    if (!tilknytning || work.isDoubted([...path, 'sidsteDag'])) return;
    const { aflyst, slags } = tilknytning.after;
    if (aflyst) return work.refuse('TILKNYTNING_OVER', [...path, 'sidsteDag'], { value: given.sidsteDag });
    work.change(tilknytning, { gyldigTil: given.sidsteDag }, path);
    if (slags === 'barn') await endKontakter(work, tilknytning, given.sidsteDag, path);
  },
});

/** Unless the child is tied to the unit again after that day. */
async function endKontakter(work: Work, barn: Objekt<'tilknytning'>, lastDay: string, path: string[]): Promise<void> {
  const { personId, enhedsNummer, kilde } = barn.after;
  await work.load('tilknytning', 'personId', [personId]);
  await work.load('tilknytning', 'barnId', [personId]);
  const isHere = ({ after }: Objekt<'tilknytning'>) =>
    after.enhedsNummer === enhedsNummer && after.kilde === kilde && !after.aflyst;
  const staysOn = work
    .where('tilknytning', 'personId', personId)
    .filter(isHere)
    .some(({ after }) => after.slags === 'barn' && (after.gyldigTil === null || after.gyldigTil > lastDay));
  if (staysOn) return;
  for (const kontakt of work.where('tilknytning', 'barnId', personId).filter(isHere))
    endOrCancel(work, kontakt, lastDay, path);
}
