import { randomUUID } from 'node:crypto';
import type { AffiliationServices } from '../../context.ts';
import { readInput } from '../../core/change/read-input.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields } from '../../core/input/fields.ts';
import { spokenOf } from '../../core/input/parse-fields.ts';
import { rowSchemas, whoSchema } from '../../core/input/row-schema.ts';
import { personGiven } from '../../people/rows/person-of-row.ts';
import { RowMemory } from '../../people/rows/row-memory.ts';
import { openRowScene } from '../../people/rows/row-scene.ts';
import { noFields } from '../../people/tilknytning/stored-tilknytning.ts';
import type { AttachKontaktInput } from './attach-inputs.ts';

const schema = rowSchemas.kontakt
  .omit({ type: true, enhed: true, barnLokalId: true })
  .extend({ ...whoSchema, barnTilknytningId: fields.id });

/** What no contact can be without. */
const standIns = { kilde: '–', relation: 'Mor', foraeldremyndighed: true };

/** Gives a child a contact. */
export const attachKontakt = (services: AffiliationServices, input: AttachKontaktInput): UseCase => ({
  action: 'person.write',
  input,
  cpr: { numre: [input.person?.cpr], isStored: true, about: { tilknytninger: [input.barnTilknytningId] } },
  run: (work) => attach(work, services, input),
});

/** Whatever of the input is wrong, the contact is made as far as it goes: so the rules tell what else is. */
async function attach(work: Work, services: AffiliationServices, input: AttachKontaktInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, input, path, standIns);
  const barn = given && (await findBarn(work, given.barnTilknytningId, path));
  if (!barn) return;
  const { barnTilknytningId: _, kilde, personId, person: said, gyldigFra, gyldigTil, ...content } = given;
  const { enhedsNummer } = barn;
  const named = [{ enhed: enhedsNummer, lokalIds: [], cprNumre: [said?.cpr ?? ''] }];
  work.speakAs(kilde, [...path, 'kilde']);
  const scene = await openRowScene(work, services, { kilde, memory: new RowMemory(), named });
  const isRead = ['person', 'personId'].every((field) => !work.isDoubted([...path, field]));
  const told = { enhed: enhedsNummer, lokalId: null, personId, person: said };
  const person = isRead ? await personGiven(scene, told, path) : undefined;
  const first = barn.gyldigFra > work.today ? barn.gyldigFra : work.today;
  const period = { gyldigFra: gyldigFra ?? first, gyldigTil: gyldigTil ?? barn.gyldigTil };
  const aflyst = work.isDoubted([...path, 'gyldigFra']); // of what has no period nothing overlaps
  const fixed = { personId: person?.id ?? randomUUID(), slags: 'kontakt', enhedsNummer, kilde, barnId: barn.personId };
  work.create('tilknytning', { ...noFields, ...spokenOf(content), ...fixed, ...period, aflyst }, path);
}

async function findBarn(work: Work, id: string, path: string[]) {
  await work.load('tilknytning', 'id', [id]);
  return work.existing('tilknytning', id, [...path, 'barnTilknytningId'])?.after;
}
