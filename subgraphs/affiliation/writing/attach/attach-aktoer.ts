import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { AffiliationServices } from '../../context.ts';
import { readInput } from '../../core/change/read-input.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { namedEnheder } from '../../core/input/fields.ts';
import { rowSchemas, whoSchema } from '../../core/input/row-schema.ts';
import { personGiven } from '../../people/rows/person-of-row.ts';
import { putKontakter } from '../../people/rows/put-kontakt.ts';
import { RowMemory } from '../../people/rows/row-memory.ts';
import { openRowScene, type RowScene } from '../../people/rows/row-scene.ts';
import { tilknytningContent } from '../../people/rows/tilknytning-content.ts';
import { noFields } from '../../people/tilknytning/stored-tilknytning.ts';
import type { AttachAnsatInput, AttachBarnInput, AttachEksternInput } from './attach-inputs.ts';

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

/** What no tie can be without. */
const standIns = { enhed: 'Z00000', lokalId: '–', kilde: '–', hovedgruppe: '–', trin: 'DT' };
const rolle = { barn: 'Barn', ansat: undefined, ekstern: 'Ekstern' };

const givenNumre = (input: Inputs[keyof Inputs]) => [
  input.person?.cpr,
  ...('kontakter' in input ? (input.kontakter ?? []) : []).map(({ person }) => person.cpr),
];

/** Ties a child, an employee or an extern to a unit. */
export const attachAktoer = <T extends keyof Inputs>(
  services: AffiliationServices,
  type: T,
  input: Inputs[T],
): UseCase => ({
  action: 'person.write',
  input: [type, input],
  cpr: { numre: givenNumre(input), isStored: true },
  places: { enheder: namedEnheder([input.enhed]) },
  run: (work) => attach(work, services, type, input),
});

/** Whatever of the input is wrong, the tie is made as far as it goes: so the rules tell what else is. */
async function attach(work: Work, services: AffiliationServices, type: keyof Inputs, input: object): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, { ...input, type }, path, { ...standIns, rolle: rolle[type] });
  if (!given) return;
  const { enhed, lokalId, kilde, gyldigTil = null } = given;
  const gyldigFra = given.gyldigFra ?? work.today;
  const kontakter = given.type === 'barn' ? given.kontakter : null;
  const cprNumre = [given, ...(kontakter ?? [])].map(({ person }) => person?.cpr ?? '');
  const named = [{ enhed, lokalIds: [lokalId], cprNumre, personId: given.personId }];
  work.speakAs(kilde, [...path, 'kilde']);
  const scene = await openRowScene(work, services, { kilde, memory: new RowMemory(), named });
  const person = await personOf(scene, given, path);
  if (person === undefined) work.doubt([...path, 'lokalId']); // it is not known whose it is
  const content = tilknytningContent(scene, { ...given, gyldigFra }, path);
  const aflyst = work.isDoubted([...path, 'gyldigFra']); // of what has no period nothing overlaps
  const fixed = {
    personId: person ?? randomUUID(),
    slags: type,
    enhedsNummer: enhed,
    kilde,
    lokalId,
    gyldigFra,
    gyldigTil,
  };
  const tilknytning = work.create('tilknytning', { ...noFields, ...content(), ...fixed, aflyst }, path);
  scene.units.add(tilknytning);
  scene.memory.made.add(tilknytning.id, path);
  if (kontakter && work.enhed(enhed)) putKontakter(scene, tilknytning, { kontakter, tellsDays: true }, path);
}

/** Nobody is looked for at a unit that is not known, nor by fields that cannot be read. */
async function personOf(scene: RowScene, given: z.infer<typeof schema>, path: string[]): Promise<string | undefined> {
  const isUnread = ['person', 'personId'].some((field) => scene.work.isDoubted([...path, field]));
  if (isUnread || !scene.work.enhed(given.enhed)) return undefined;
  return (await personGiven(scene, given, path))?.id;
}
