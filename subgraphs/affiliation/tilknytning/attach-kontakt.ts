import { z } from 'zod';
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
import { checkRest } from './check-rest.ts';
import { noFields } from './no-fields.ts';

const schema = rowSchemas.kontakt
  .omit({ type: true, enhed: true, barnLokalId: true })
  .extend({ ...whoSchema, barnTilknytningId: fields.id });

const atSchema = z.object({ barnTilknytningId: fields.id, kilde: whoSchema.kilde });

/** Gives a child a contact. */
export const attachKontakt = (services: AffiliationServices, input: AttachKontaktInput): UseCase => ({
  action: 'person.write',
  input,
  run: (work) => attach(work, services, input),
});

async function attach(work: Work, services: AffiliationServices, input: AttachKontaktInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, input, path);
  const at = atSchema.safeParse(input).data;
  const barn = at && (await findBarn(work, at.barnTilknytningId, path));
  if (!barn) return;
  if (!given)
    return checkRest(work, services, { enhed: barn.enhedsNummer, lokalId: null, kilde: at.kilde }, input, path);
  const { barnTilknytningId: _, kilde, personId, person: said, gyldigFra, gyldigTil, ...content } = given;
  const named = [{ enhed: barn.enhedsNummer, lokalIds: [], cprNumre: [said?.cpr ?? ''] }];
  const scene = await openRowScene(work, services, { kilde, memory: new RowMemory(), named });
  const person = await personGiven(scene, { enhed: barn.enhedsNummer, lokalId: null, personId, person: said }, path);
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

async function findBarn(work: Work, id: string, path: string[]) {
  await work.load('tilknytning', 'id', [id]);
  return work.existing('tilknytning', id, [...path, 'barnTilknytningId'])?.after;
}
