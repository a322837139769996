import { randomUUID } from 'node:crypto';
import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext, AffiliationServices } from '../../context.ts';
import { readInput, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields, namedEnheder, spokenOf } from '../../core/input/fields.ts';
import { rowSchemas, whoSchema } from '../../core/input/row-schema.ts';
import { personGiven } from '../../people/rows/person-of-row.ts';
import { putKontakter } from '../../people/rows/put-rows.ts';
import { RowMemory } from '../../people/rows/row-memory.ts';
import { openRowScene, type RowScene } from '../../people/rows/row-scene.ts';
import { tilknytningContent } from '../../people/rows/tilknytning-content.ts';
import { noFields } from '../../people/tilknytning/stored-tilknytning.ts';
import { AttachAnsatInput, AttachBarnInput, AttachEksternInput, AttachKontaktInput } from './attach-inputs.ts';
import { TilknytningPayload, writeTilknytning } from './tilknytning-payload.ts';

const common =
  'Errors: ENHED_UNKNOWN, ENHED_LEVEL, ENHED_CLOSED, FIELD_MALFORMED, PERSON_NOT_ONE, PERSON_OF_OTHER_KOMMUNE, CPR_MALFORMED, CPR_TEST_NUMBER, CPR_LIMIT, PERSON_DIFFERS, TILKNYTNING_OVERLAP, PERIOD_BACKWARDS';
const aktoer = `${common}, PERSON_CPR_CHANGED, LOCAL_ID_TAKEN, ACTOR_EXCLUSIVE, GRUPPE_UNKNOWN`;
const warned =
  'Warnings: a protected person without alias (PROTECTED_ALIAS), protection that is said to be over (PROTECTION_STANDS), another name (PERSON_RENAMED; PERSON_NOT_COMPARED for a person whom the caller may not see), a day of birth other than that of the number (CPR_BIRTH_DIFFERS).';

@Resolver()
export class AttachMutations {
  @Mutation(() => TilknytningPayload, {
    description: `Ties a child to a unit, with its contacts if they are given. ${warned} ${aktoer}, GRUPPE_NOT_HOVEDGRUPPE, CHILD_MAIN_GROUP, CONTACT_LIMIT.`,
  })
  attachBarn(
    @Arg('input', () => AttachBarnInput) input: AttachBarnInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'attachBarn', attachAktoer(context, 'barn', input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Ties an employee to a unit. ${warned} ${aktoer}, EMPLOYEE_ROLE.`,
  })
  attachAnsat(
    @Arg('input', () => AttachAnsatInput) input: AttachAnsatInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'attachAnsat', attachAktoer(context, 'ansat', input), args);
  }

  @Mutation(() => TilknytningPayload, { description: `Ties an extern to a unit. ${warned} ${aktoer}.` })
  attachEkstern(
    @Arg('input', () => AttachEksternInput) input: AttachEksternInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'attachEkstern', attachAktoer(context, 'ekstern', input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Gives a child a contact. Without custody and legal basis it is a warning (CONTACT_LEGAL_BASIS). ${common}, OBJECT_UNKNOWN, KONTAKT_FIELDS, CONTACT_LIMIT.`,
  })
  attachKontakt(
    @Arg('input', () => AttachKontaktInput) input: AttachKontaktInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'attachKontakt', attachKontakt(context, input), args);
  }
}

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
const aktoerStandIns = { enhed: 'Z00000', lokalId: '–', kilde: '–', hovedgruppe: '–', trin: 'DT' };
const rolle = { barn: 'Barn', ansat: undefined, ekstern: 'Ekstern' };

const givenNumre = (input: Inputs[keyof Inputs]) => [
  input.person?.cpr,
  ...('kontakter' in input ? (input.kontakter ?? []) : []).map(({ person }) => person.cpr),
];

/** Ties a child, an employee or an extern to a unit. */
const attachAktoer = <T extends keyof Inputs>(services: AffiliationServices, type: T, input: Inputs[T]): UseCase => ({
  action: 'person.write',
  input: [type, input],
  cpr: { numre: givenNumre(input), isStored: true },
  places: { enheder: namedEnheder([input.enhed]) },
  run: (work) => attachOne(work, services, type, input),
});

/** Makes the tie as far as it goes, also where some of the input is wrong: so the rules say what else is. */
async function attachOne(work: Work, services: AffiliationServices, type: keyof Inputs, input: object): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, { ...input, type }, path, { ...aktoerStandIns, rolle: rolle[type] });
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
  const aflyst = work.isDoubted([...path, 'gyldigFra']); // a tie without a period overlaps nothing
  const fixed = {
    personId: person ?? randomUUID(),
    aktoertype: type,
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

const kontaktSchema = rowSchemas.kontakt
  .omit({ type: true, enhed: true, barnLokalId: true })
  .extend({ ...whoSchema, barnTilknytningId: fields.id });

/** What no contact can be without. */
const kontaktStandIns = { kilde: '–', relation: 'Mor', foraeldremyndighed: true };

/** Gives a child a contact. */
const attachKontakt = (services: AffiliationServices, input: AttachKontaktInput): UseCase => ({
  action: 'person.write',
  input,
  cpr: { numre: [input.person?.cpr], isStored: true, about: { tilknytninger: [input.barnTilknytningId] } },
  run: (work) => attachTo(work, services, input),
});

/** Makes the contact as far as it goes, also where some of the input is wrong: so the rules say what else is. */
async function attachTo(work: Work, services: AffiliationServices, input: AttachKontaktInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, kontaktSchema, input, path, kontaktStandIns);
  const barn = given && (await findBarn(work, given.barnTilknytningId, path));
  if (!barn) return;
  const { barnTilknytningId: _, kilde, personId, person: said, gyldigFra, gyldigTil, ...content } = given;
  const { enhedsNummer } = barn;
  const named = [{ enhed: enhedsNummer, lokalIds: [], cprNumre: [said?.cpr ?? ''] }];
  work.speakAs(kilde, [...path, 'kilde']);
  const scene = await openRowScene(work, services, { kilde, memory: new RowMemory(), named });
  const isRead = ['person', 'personId'].every((field) => !work.isDoubted([...path, field]));
  const contact = { enhed: enhedsNummer, lokalId: null, personId, person: said };
  const person = isRead ? await personGiven(scene, contact, path) : undefined;
  const first = barn.gyldigFra > work.today ? barn.gyldigFra : work.today;
  const period = { gyldigFra: gyldigFra ?? first, gyldigTil: gyldigTil ?? barn.gyldigTil };
  const aflyst = work.isDoubted([...path, 'gyldigFra']); // a tie without a period overlaps nothing
  const fixed = {
    personId: person?.id ?? randomUUID(),
    aktoertype: 'kontakt',
    enhedsNummer,
    kilde,
    barnId: barn.personId,
  };
  work.create('tilknytning', { ...noFields, ...spokenOf(content), ...fixed, ...period, aflyst }, path);
}

async function findBarn(work: Work, id: string, path: string[]) {
  await work.load('tilknytning', 'id', [id]);
  return work.existing('tilknytning', id, [...path, 'barnTilknytningId'])?.after;
}
