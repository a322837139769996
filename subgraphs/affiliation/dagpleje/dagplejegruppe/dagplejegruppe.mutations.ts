import { Arg, Args, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { ExistingObjectInput } from '../../core/change/existing-object-input.ts';
import type { Content } from '../../core/change/object-kinds.ts';
import { given, readDay, type UseCase } from '../../core/change/use-case.ts';
import { DagplejegruppeReader } from './dagplejegruppe.reader.ts';
import { DagplejegruppePayload } from './dagplejegruppe.ts';

@InputType({ description: 'A new dagplejegruppe.' })
class CreateDagplejegruppeInput {
  @Field(() => String, {
    description:
      'Number of the anvisningsenhed of type dagpleje (6013) that it belongs to. Errors: ENHED_UNKNOWN, ENHED_CLOSED, ENHED_NOT_DAGPLEJE.',
  })
  anvisningsenhedsNummer!: string;

  @Field(() => String, { description: 'The name, 1 to 100 characters. Error: TEXT_MALFORMED.' })
  navn!: string;

  @Field(() => String, {
    description: 'What it is formed by: legestuegruppe, geografisk or andet. Error: KODE_UNKNOWN.',
  })
  basis!: string;

  @Field(() => LocalDate, { nullable: true, description: 'First day it exists; today when left out.' })
  gyldigFra?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Last day it exists; none is known when left out.' })
  gyldigTil?: string | null;
}

@InputType({ description: 'Changes to a dagplejegruppe. A field left out stays.' })
class UpdateDagplejegruppeInput extends ExistingObjectInput {
  @Field(() => String, { nullable: true, description: 'The name, 1 to 100 characters. Error: TEXT_MALFORMED.' })
  navn?: string | null;

  @Field(() => String, { nullable: true, description: 'legestuegruppe, geografisk or andet. Error: KODE_UNKNOWN.' })
  basis?: string | null;
}

@InputType({ description: 'The end of a dagplejegruppe.' })
class CloseDagplejegruppeInput extends ExistingObjectInput {
  @Field(() => LocalDate, {
    description:
      'Its last day. Refused while childminders are attached to it after that day, one error each (DAGPLEJEGRUPPE_IN_USE).',
  })
  sidsteDag!: string;
}

@Resolver()
export class DagplejegruppeMutations {
  @Mutation(() => DagplejegruppePayload, {
    description: 'Creates a dagplejegruppe under an anvisningsenhed of type dagpleje. Error: NOT_ALLOWED.',
  })
  createDagplejegruppe(
    @Arg('input', () => CreateDagplejegruppeInput) input: CreateDagplejegruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejegruppePayload> {
    return writeDagplejegruppe(context, createDagplejegruppe(input), args);
  }

  @Mutation(() => DagplejegruppePayload, {
    description: 'Renames a dagplejegruppe or changes what it is formed by. Error: NOT_ALLOWED.',
  })
  updateDagplejegruppe(
    @Arg('input', () => UpdateDagplejegruppeInput) input: UpdateDagplejegruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejegruppePayload> {
    return writeDagplejegruppe(context, updateDagplejegruppe(input), args, input.id);
  }

  @Mutation(() => DagplejegruppePayload, {
    description: 'Gives a dagplejegruppe its last day. Errors: NOT_ALLOWED, DAGPLEJEGRUPPE_IN_USE.',
  })
  closeDagplejegruppe(
    @Arg('input', () => CloseDagplejegruppeInput) input: CloseDagplejegruppeInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejegruppePayload> {
    return writeDagplejegruppe(context, closeDagplejegruppe(input), args, input.id);
  }
}

/** Read anew: the request's own reader may remember the group as it was before. */
async function writeDagplejegruppe(
  context: AffiliationContext,
  useCase: UseCase,
  args: WriteArguments,
  known?: string,
) {
  const written = await context.write(useCase, args);
  const id = known ?? written.idsOf('dagplejegruppe')[0];
  const dagplejegruppe = id === undefined ? null : await new DagplejegruppeReader(context.database).byId(id, null);
  return { ...written, dagplejegruppe };
}

const createDagplejegruppe = (input: CreateDagplejegruppeInput): UseCase => ({
  action: 'dagpleje.write',
  input: { createDagplejegruppe: input },
  run(work) {
    const { navn, basis, gyldigFra, gyldigTil = null } = input;
    const anvisningsenhedsNummer = input.anvisningsenhedsNummer.trim().toUpperCase();
    const content = { navn, basis, anvisningsenhedsNummer, gyldigFra: gyldigFra ?? work.today, gyldigTil };
    work.create('dagplejegruppe', content, ['input']);
  },
});

const updateDagplejegruppe = (input: UpdateDagplejegruppeInput): UseCase => ({
  action: 'dagpleje.write',
  input: { updateDagplejegruppe: input },
  async run(work) {
    const { id, expectedVersion, navn, basis } = input;
    await work.load('dagplejegruppe', 'id', [id]);
    const gruppe = work.existing('dagplejegruppe', id, ['input', 'id'], expectedVersion);
    if (gruppe) work.change(gruppe, given<Content['dagplejegruppe']>({ navn, basis }), ['input']);
  },
});

const closeDagplejegruppe = (input: CloseDagplejegruppeInput): UseCase => ({
  action: 'dagpleje.write',
  input: { closeDagplejegruppe: input },
  async run(work) {
    const { id, expectedVersion, sidsteDag } = input;
    await work.load('dagplejegruppe', 'id', [id]);
    const gruppe = work.existing('dagplejegruppe', id, ['input', 'id'], expectedVersion);
    const gyldigTil = readDay(work, sidsteDag, ['input', 'sidsteDag']);
    if (gruppe && gyldigTil !== undefined) work.change(gruppe, { gyldigTil }, ['input']);
  },
});
