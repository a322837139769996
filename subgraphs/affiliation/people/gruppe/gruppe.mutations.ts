import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { readInput, type UseCase } from '../../core/change/use-case.ts';
import { fields, token } from '../../core/input/fields.ts';
import { rowSchemas } from '../../core/input/row-schema.ts';
import { changerSchema, loadKept } from '../kilde/kept.ts';
import { noGruppeFields } from '../rows/put-rows.ts';
import { GruppePayload } from './gruppe.ts';
import { CloseGruppeInput, CreateGruppeInput, UpdateGruppeInput } from './gruppe-inputs.ts';

@Resolver()
export class GruppeMutations {
  @Mutation(() => GruppePayload, {
    description:
      'Creates a group of a unit. The same code from another source is a warning (GROUP_CROSS_SOURCE). Errors: ENHED_UNKNOWN, ENHED_LEVEL, ENHED_CLOSED, FIELD_MALFORMED, GROUP_ID_UNIQUE, GROUP_LEVEL_RULE, PERIOD_BACKWARDS.',
  })
  createGruppe(
    @Arg('input', () => CreateGruppeInput) input: CreateGruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GruppePayload> {
    return writeGruppe(context, createGruppe(input), args);
  }

  @Mutation(() => GruppePayload, {
    description:
      'Changes a group. Errors: OBJECT_UNKNOWN, VERSION_MISMATCH, KILDE_OTHER, FIELD_MALFORMED, GROUP_ID_UNIQUE, GROUP_LEVEL_RULE, PERIOD_BACKWARDS.',
  })
  updateGruppe(
    @Arg('input', () => UpdateGruppeInput) input: UpdateGruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GruppePayload> {
    return writeGruppe(context, updateGruppe(input), args);
  }

  @Mutation(() => GruppePayload, {
    description:
      'Gives a group its last day. Refused, naming them, while there are members after it. Errors: OBJECT_UNKNOWN, VERSION_MISMATCH, KILDE_OTHER, FIELD_MALFORMED, GRUPPE_HAS_MEMBERS, PERIOD_BACKWARDS.',
  })
  closeGruppe(
    @Arg('input', () => CloseGruppeInput) input: CloseGruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GruppePayload> {
    return writeGruppe(context, closeGruppe(input), args);
  }
}

async function writeGruppe(
  context: AffiliationContext,
  useCase: UseCase,
  args: WriteArguments,
): Promise<GruppePayload> {
  const outcome = await context.write(useCase, args);
  const [id] = outcome.idsOf('gruppe');
  return { ...outcome, gruppe: id === undefined ? null : await context.gruppeReader.byId(id, null) };
}

const createSchema = rowSchemas.gruppe.omit({ type: true }).extend({ kilde: token(100) });

/** What no group can be without. */
const standIns = { enhed: 'Z00000', kilde: '–', kode: '–', gruppetype: 'Hold' };

const createGruppe = (input: CreateGruppeInput): UseCase => ({
  action: 'gruppe.write',
  input,
  run(work) {
    const path = ['input'];
    const given = readInput(work, createSchema, input, path, standIns);
    if (!given) return;
    const { enhed: enhedsNummer, gyldigFra, ...content } = given;
    work.speakAs(given.kilde, [...path, 'kilde']);
    work.create('gruppe', { ...noGruppeFields, ...content, enhedsNummer, gyldigFra: gyldigFra ?? work.today }, path);
  },
});

const { kode, navn, gruppetype, trin, linje } = rowSchemas.gruppe.partial().shape;
const updateSchema = changerSchema.extend({ kode, navn, gruppetype, trin, linje, gyldigFra: fields.day.optional() });

const updateGruppe = (input: UpdateGruppeInput): UseCase => ({
  action: 'gruppe.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, updateSchema, input, path, { kilde: '–' });
    if (!given) return;
    const { id, kilde, overruleKilde, expectedVersion, ...patch } = given;
    const gruppe = await loadKept(work, 'gruppe', { id, kilde, overruleKilde, expectedVersion }, path);
    if (gruppe) work.change(gruppe, patch, path);
  },
});

const closeSchema = changerSchema.extend({ sidsteDag: fields.day });

const closeGruppe = (input: CloseGruppeInput): UseCase => ({
  action: 'gruppe.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, closeSchema, input, path, { kilde: '–', sidsteDag: work.today });
    const gruppe = given && (await loadKept(work, 'gruppe', given, path));
    if (gruppe && !work.isDoubted([...path, 'sidsteDag'])) work.change(gruppe, { gyldigTil: given.sidsteDag }, path);
  },
});
