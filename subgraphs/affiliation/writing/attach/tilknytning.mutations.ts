import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { z } from 'zod';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import { readInput, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields } from '../../core/input/fields.ts';
import { listOf, rowSchemas } from '../../core/input/row-schema.ts';
import { dayBefore, isOn } from '../../core/periode/periode.ts';
import { changerSchema, loadKept } from '../../people/kilde/kept.ts';
import { UnitIndex } from '../../people/rows/row-scene.ts';
import { resolveGruppe } from '../../people/rows/tilknytning-content.ts';
import { applyTilknytninger } from './apply-tilknytninger.ts';
import { ApplyTilknytningerInput } from './attach-inputs.ts';
import {
  CancelTilknytningInput,
  ChangeHovedgruppeInput,
  EndTilknytningInput,
  UpdateTilknytningInput,
} from './change-inputs.ts';
import { type RefusedRow, TilknytningerPayload, TilknytningPayload, writeTilknytning } from './tilknytning-payload.ts';

const common = 'Errors: OBJECT_UNKNOWN, VERSION_MISMATCH, KILDE_OTHER, FIELD_MALFORMED';

@Resolver()
export class TilknytningMutations {
  @Mutation(() => TilknytningPayload, {
    description: `Changes a tie. ${common}, PERIOD_BACKWARDS, TILKNYTNING_ENDED, TILKNYTNING_OVERLAP, ACTOR_EXCLUSIVE, GRUPPE_UNKNOWN, EMPLOYEE_ROLE, CHILD_MAIN_GROUP, KONTAKT_FIELDS, CONTACT_LIMIT.`,
  })
  updateTilknytning(
    @Arg('input', () => UpdateTilknytningInput) input: UpdateTilknytningInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'updateTilknytning', updateTilknytning(input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Gives a tie a last day, or another one as long as the present one is to come. The contacts of a child go with it. ${common}, PERIOD_BACKWARDS, TILKNYTNING_OVER, TILKNYTNING_ENDED.`,
  })
  endTilknytning(
    @Arg('input', () => EndTilknytningInput) input: EndTilknytningInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'endTilknytning', endTilknytning(input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Calls off a planned tie, which then never begins. ${common}, TILKNYTNING_BEGUN.`,
  })
  cancelTilknytning(
    @Arg('input', () => CancelTilknytningInput) input: CancelTilknytningInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'cancelTilknytning', cancelTilknytning(input), args);
  }

  @Mutation(() => TilknytningPayload, {
    description: `Puts a child into another main group from a day on: the tie ends the day before, another begins. ${common}, TILKNYTNING_OVER, GRUPPE_UNKNOWN, GRUPPE_NOT_HOVEDGRUPPE, CHILD_MAIN_GROUP.`,
  })
  changeHovedgruppe(
    @Arg('input', () => ChangeHovedgruppeInput) input: ChangeHovedgruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningPayload> {
    return writeTilknytning(context, 'changeHovedgruppe', changeHovedgruppe(input), args);
  }

  @Mutation(() => TilknytningerPayload, {
    description:
      'Puts groups and people as a source gives them, all rows or none, unless skipRefused: what is known by its local id (a group by its code, a contact by its person) changes, what is new is made, and the same rows again change nothing. Nothing ends because it is not among them, except contacts of a child whose row gives its contacts. Errors are those of the single operations, with the position of the row in `path`, and ROW_TWICE, ROW_DEPENDS, BARN_UNKNOWN, PERSON_CPR_CHANGED, CONTACT_CPR_NEEDED, CPR_LIMIT, LIMIT_EXCEEDED, and KILDE_LOADING while a file of the source is loaded.',
  })
  async applyTilknytninger(
    @Arg('input', () => ApplyTilknytningerInput) input: ApplyTilknytningerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<TilknytningerPayload> {
    const outcome = await context.write(applyTilknytninger(context, input), args);
    const count = (wanted: string) => outcome.changes.filter(({ action }) => action === wanted).length;
    const { refused = [] } = (outcome.report ?? {}) as { refused?: RefusedRow[] };
    return { ...outcome, created: count('create'), updated: count('update'), ended: count('end'), refused };
  }
}

const { trin, elevnummer, hovedgruppe, gyldigTil } = rowSchemas.barn.partial().shape;
const { initialer, stilling, lokation } = rowSchemas.ansat.partial().shape;
const { relation, foraeldremyndighed, adgangsniveau, retsgrundlag, cvrNummer, pNummer } =
  rowSchemas.kontakt.partial().shape;

const updateSchema = changerSchema.extend({
  ...{ gyldigFra: fields.day.optional(), gyldigTil, trin, elevnummer, hovedgruppe, initialer, stilling, lokation },
  ...{ relation, foraeldremyndighed, adgangsniveau, retsgrundlag, cvrNummer, pNummer },
  roller: z.array(z.string()).max(7).optional(),
  grupper: listOf(z.array(fields.key('kode')).max(100)),
});

const updateTilknytning = (input: UpdateTilknytningInput): UseCase => ({
  action: 'person.write',
  input,
  run: (work) => update(work, input),
});

async function update(work: Work, input: UpdateTilknytningInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, updateSchema, input, path, { kilde: '–' });
  if (!given) return;
  const { id, kilde, overruleKilde, expectedVersion, roller, grupper, hovedgruppe: kode, ...patch } = given;
  const tilknytning = await loadKept(work, 'tilknytning', { id, kilde, overruleKilde, expectedVersion }, path);
  if (!tilknytning) return;
  if (patch.gyldigTil !== undefined && isFinal(work, tilknytning, patch.gyldigTil, [...path, 'gyldigTil'])) return;
  const { enhedsNummer: enhed, gyldigFra } = { ...tilknytning.after, ...patch };
  await work.load('gruppe', 'enhedsNummer', [enhed]);
  const units = new UnitIndex(work, tilknytning.after.kilde);
  const idOf = (code: string, ...at: string[]) => {
    const gruppe = resolveGruppe({ work, units }, code, { enhed, gyldigFra }, [...path, ...at]);
    if (!gruppe) work.doubt([...path, ...at]);
    return gruppe?.id;
  };
  const ids = grupper?.flatMap((code, i) => idOf(code, 'grupper', String(i)) ?? []);
  const hovedgruppeId = kode === undefined ? undefined : idOf(kode, 'hovedgruppe');
  work.change(
    tilknytning,
    {
      ...patch,
      ...(roller && { roller: JSON.stringify(roller) }),
      ...(ids && { grupper: JSON.stringify(ids) }),
      ...(hovedgruppeId !== undefined && { hovedgruppeId }),
    },
    path,
  );
}

const endSchema = changerSchema.extend({ sidsteDag: fields.lastDay });

/** Gives an affiliation another last day as long as the present one is to come; the contacts of a child go with it. */
const endTilknytning = (input: EndTilknytningInput): UseCase => ({
  action: 'person.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, endSchema, input, path, { kilde: '–', sidsteDag: work.today });
    const tilknytning = given && (await loadKept(work, 'tilknytning', given, path));
    const sidsteDag = [...path, 'sidsteDag'];
    if (!tilknytning || work.isDoubted(sidsteDag)) return;
    if (tilknytning.after.aflyst) return work.refuse('TILKNYTNING_OVER', sidsteDag, { value: input.sidsteDag });
    if (isFinal(work, tilknytning, given.sidsteDag, sidsteDag)) return;
    work.change(tilknytning, { gyldigTil: given.sidsteDag }, path);
  },
});

/** Calls off what is planned, which then never begins. The contacts planned for a child go with it. */
const cancelTilknytning = (input: CancelTilknytningInput): UseCase => ({
  action: 'person.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, changerSchema, input, path, { kilde: '–' });
    const tilknytning = given && (await loadKept(work, 'tilknytning', given, path));
    if (!tilknytning) return;
    const { gyldigFra, aktoertype, personId, enhedsNummer, kilde } = tilknytning.after;
    if (gyldigFra <= work.today) return work.refuse('TILKNYTNING_BEGUN', [...path, 'id'], { value: gyldigFra });
    work.change(tilknytning, { aflyst: true }, path);
    if (aktoertype !== 'barn') return;
    await work.load('tilknytning', 'barnId', [personId]);
    for (const kontakt of work.where('tilknytning', 'barnId', personId)) {
      const { after } = kontakt;
      if (after.enhedsNummer === enhedsNummer && after.kilde === kilde && after.gyldigFra >= gyldigFra)
        work.change(kontakt, { aflyst: true }, path);
    }
  },
});

/**
 * Whether it is too late for another end, which is noted: people heard, and deliveries said, that the tie is over. A
 * row of its source's roster gives the whole period, so it may change the end.
 */
function isFinal(
  work: Work,
  { before }: StoredObject<'tilknytning'>,
  gyldigTil: string | null,
  path: string[],
): boolean {
  const end = before?.gyldigTil ?? null;
  if (end === null || end > work.today || end === gyldigTil) return false;
  work.refuse('TILKNYTNING_ENDED', path, { value: end });
  return true;
}

const hovedgruppeSchema = changerSchema.extend({
  hovedgruppe: rowSchemas.barn.shape.hovedgruppe,
  trin: rowSchemas.barn.shape.trin.nullish(),
  fraDag: fields.day,
});

/** Puts a child into another main group from a day on: its affiliation ends the day before, and another begins. */
const changeHovedgruppe = (input: ChangeHovedgruppeInput): UseCase => ({
  action: 'person.write',
  input,
  run: (work) => change(work, input),
});

async function change(work: Work, input: ChangeHovedgruppeInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, hovedgruppeSchema, input, path, { kilde: '–', fraDag: work.today, hovedgruppe: '–' });
  const barn = given && (await loadKept(work, 'tilknytning', given, path));
  if (!barn) return;
  const { fraDag, hovedgruppe: kode } = given;
  const { enhedsNummer: enhed, kilde, aflyst, gyldigFra } = barn.after;
  const isOver = aflyst || !isOn(barn.after, fraDag);
  if (isOver) work.refuse('TILKNYTNING_OVER', [...path, 'fraDag'], { value: fraDag });
  await work.load('gruppe', 'enhedsNummer', [enhed]);
  const units = new UnitIndex(work, kilde);
  const gruppe = resolveGruppe({ work, units }, kode, { enhed, gyldigFra: fraDag }, [...path, 'hovedgruppe']);
  if (isOver || !gruppe) return;
  const patch = { hovedgruppeId: gruppe.id, trin: given.trin ?? barn.after.trin };
  if (gyldigFra === fraDag) return void work.change(barn, patch, path);
  work.create('tilknytning', { ...barn.after, ...patch, gyldigFra: fraDag }, path);
  work.change(barn, { gyldigTil: dayBefore(fraDag) }, path);
}
