import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import type { AffiliationServices } from '../context.ts';
import { fields } from '../import/fields.ts';
import { openRowScene } from '../import/open-row-scene.ts';
import { personGiven } from '../import/person-given.ts';
import { RowMemory } from '../import/row-memory.ts';
import { rowSchemas } from '../import/row-schema.ts';
import { whoSchema } from '../import/who-schema.ts';
import type { AttachKontaktInput } from './attach-inputs.ts';
import { noFields } from './no-fields.ts';

const schema = rowSchemas.kontakt
  .omit({ type: true, enhed: true, barnLokalId: true })
  .extend({ ...whoSchema, barnTilknytningId: fields.id });

/** Gives a child a contact. */
export const attachKontakt = (services: AffiliationServices, input: AttachKontaktInput): UseCase => ({
  action: 'person.write',
  input,
  run: (work) => attach(work, services, input),
});

async function attach(work: Work, services: AffiliationServices, input: AttachKontaktInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, input, path);
  if (!given) return;
  const { barnTilknytningId, kilde, personId, person: said, gyldigFra, gyldigTil, ...content } = given;
  await work.load('tilknytning', 'id', [barnTilknytningId]);
  const barn = work.existing('tilknytning', barnTilknytningId, [...path, 'barnTilknytningId'])?.after;
  if (!barn) return;
  const named = [{ enhed: barn.enhedsNummer, lokalIds: [], cprNumre: [said?.cpr ?? ''] }];
  const scene = await openRowScene(work, services, { kilde, memory: new RowMemory(), named });
  const at = { enhed: barn.enhedsNummer, lokalId: null };
  const person = await personGiven(scene, { ...at, personId, person: said }, path);
  if (!person) return;
  const first = barn.gyldigFra > work.today ? barn.gyldigFra : work.today;
  const period = { gyldigFra: gyldigFra ?? first, gyldigTil: gyldigTil ?? barn.gyldigTil };
  const fixed = {
    personId: person.id,
    slags: 'kontakt',
    enhedsNummer: barn.enhedsNummer,
    kilde,
    barnId: barn.personId,
  };
  work.create('tilknytning', { ...noFields, ...content, ...fixed, ...period }, path);
}
