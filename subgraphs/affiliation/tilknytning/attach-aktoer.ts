import { z } from 'zod';
import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import type { AffiliationServices } from '../context.ts';
import { namedEnheder } from '../import/named-enheder.ts';
import { openRowScene } from '../import/open-row-scene.ts';
import { personGiven } from '../import/person-given.ts';
import { putKontakter } from '../import/put-kontakter.ts';
import { RowMemory } from '../import/row-memory.ts';
import { rowSchemas } from '../import/row-schema.ts';
import { tilknytningContent } from '../import/tilknytning-content.ts';
import { whoSchema } from '../import/who-schema.ts';
import type { AttachAnsatInput, AttachBarnInput, AttachEksternInput } from './attach-inputs.ts';
import { checkRest } from './check-rest.ts';
import { noFields } from './no-fields.ts';

interface Inputs {
  barn: AttachBarnInput;
  ansat: AttachAnsatInput;
  ekstern: AttachEksternInput;
}

const schema = z.discriminatedUnion('type', [
  rowSchemas.barn.extend(whoSchema),
  rowSchemas.ansat.extend(whoSchema),
  rowSchemas.ekstern.extend(whoSchema),
]);

const { enhed, lokalId } = rowSchemas.barn.shape;
const atSchema = z.object({ enhed, lokalId, kilde: whoSchema.kilde });

/** Ties a child, an employee or an extern to a unit. */
export const attachAktoer = <T extends keyof Inputs>(
  services: AffiliationServices,
  type: T,
  input: Inputs[T],
): UseCase => ({
  action: 'person.write',
  input: [type, input],
  places: { enheder: namedEnheder([input.enhed]) },
  run: (work) => attach(work, services, type, input),
});

async function attach(work: Work, services: AffiliationServices, type: keyof Inputs, input: object): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, { ...input, type }, path);
  const at = atSchema.safeParse(input).data;
  if (!given) return at && checkRest(work, services, at, input, path);
  const { enhed, lokalId, kilde, gyldigTil } = given;
  const gyldigFra = given.gyldigFra ?? work.today;
  const kontakter = given.type === 'barn' ? given.kontakter : null;
  const cprNumre = [given, ...(kontakter ?? [])].map(({ person }) => person?.cpr ?? '');
  const named = [{ enhed, lokalIds: [lokalId], cprNumre, personId: given.personId }];
  const scene = await openRowScene(work, services, { kilde, memory: new RowMemory(), named });
  const person = await personGiven(scene, given, path);
  const content = tilknytningContent(scene, { ...given, gyldigFra }, path);
  if (!person || !content) return;
  const fixed = { personId: person.id, slags: type, enhedsNummer: enhed, kilde, lokalId, gyldigFra, gyldigTil };
  const tilknytning = work.create('tilknytning', { ...noFields, ...content, ...fixed }, path);
  scene.units.add(tilknytning);
  scene.memory.made.add(tilknytning.id, path);
  if (kontakter) putKontakter(scene, tilknytning, { kontakter, tellsDays: true }, path);
}
