import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import { type ChangerInput, changerSchema, loadKept } from '../kilde/kept.ts';

/** Calls off what is planned: it never comes to be. The contacts planned for a child go with it. */
export const cancelTilknytning = (input: ChangerInput): UseCase => ({
  action: 'person.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, changerSchema, input, path, { kilde: '–' });
    const tilknytning = given && (await loadKept(work, 'tilknytning', given, path));
    if (!tilknytning) return;
    const { gyldigFra, slags, personId, enhedsNummer, kilde } = tilknytning.after;
    if (gyldigFra <= work.today) return work.refuse('TILKNYTNING_BEGUN', [...path, 'id'], { value: gyldigFra });
    work.change(tilknytning, { aflyst: true }, path);
    if (slags !== 'barn') return;
    await work.load('tilknytning', 'barnId', [personId]);
    for (const kontakt of work.where('tilknytning', 'barnId', personId)) {
      const { after } = kontakt;
      if (after.enhedsNummer === enhedsNummer && after.kilde === kilde && after.gyldigFra >= gyldigFra)
        work.change(kontakt, { aflyst: true }, path);
    }
  },
});
