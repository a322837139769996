import { Arg, Args, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { ExistingObjectInput } from '../../core/change/existing-object-input.ts';
import type { Content } from '../../core/change/object-kinds.ts';
import { readDay, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { readGaesteophold } from './gaesteophold.reader.ts';
import { GaesteopholdPayload } from './gaesteophold.ts';
import { homeTiesOf } from './home-and-host.ts';

@InputType({ description: 'A stay of a child with another childminder.' })
class CreateGaesteopholdInput {
  @Field(() => ID, {
    description:
      "Id of the child's person. Errors: OBJECT_UNKNOWN, GUEST_NOT_IN_DAGPLEJE, GUEST_OVERLAP, GUEST_OF_OWN_DAGPLEJER.",
  })
  barnId!: string;

  @Field(() => ID, {
    description:
      "Id of the host's attachment as a childminder. Errors: OBJECT_UNKNOWN, GUEST_HOST_NOT_ACTIVE, KAPACITET_EXCEEDED.",
  })
  vaertDagplejerId!: string;

  @Field(() => LocalDate, { description: 'First day. Error: VALUE_MALFORMED.' })
  gyldigFra!: string;

  @Field(() => LocalDate, { description: 'Last day. Errors: VALUE_MALFORMED, PERIOD_BACKWARDS.' })
  gyldigTil!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Why, at most 500 characters: "Ferie". It may be personal: no diff and no log shows it, and a stay only to callers who may see the child. Error: TEXT_MALFORMED.',
  })
  aarsag?: string | null;
}

@InputType({ description: 'A guest stay that is called off before it begins.' })
class CancelGaesteopholdInput extends ExistingObjectInput {}

@InputType({ description: 'A guest stay that ends earlier.' })
class EndGaesteopholdInput extends ExistingObjectInput {
  @Field(() => LocalDate, {
    description:
      'Its last day, no later than before. Errors: VALUE_MALFORMED, GUEST_STAY_LONGER, PERIOD_BACKWARDS, and KAPACITET_EXCEEDED when the place of the child is taken.',
  })
  sidsteDag!: string;
}

@Resolver()
export class GaesteopholdMutations {
  @Mutation(() => GaesteopholdPayload, {
    description:
      'Lets a child be the guest of another childminder for some days. The right is needed at both units. Across units a warning says what AULA does not show (GUEST_ACROSS_UNITS). Error: NOT_ALLOWED.',
  })
  createGaesteophold(
    @Arg('input', () => CreateGaesteopholdInput) input: CreateGaesteopholdInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GaesteopholdPayload> {
    return writeOphold(context, createGaesteophold(input), args);
  }

  @Mutation(() => GaesteopholdPayload, {
    description: 'Calls off a stay that has not begun. Errors: NOT_ALLOWED, GUEST_STAY_BEGUN, KAPACITET_EXCEEDED.',
  })
  cancelGaesteophold(
    @Arg('input', () => CancelGaesteopholdInput) input: CancelGaesteopholdInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GaesteopholdPayload> {
    return writeOphold(context, cancelGaesteophold(input), args, input.id);
  }

  @Mutation(() => GaesteopholdPayload, {
    description: 'Gives a stay an earlier last day. Errors: NOT_ALLOWED, GUEST_STAY_CANCELLED.',
  })
  endGaesteophold(
    @Arg('input', () => EndGaesteopholdInput) input: EndGaesteopholdInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<GaesteopholdPayload> {
    return writeOphold(context, endGaesteophold(input), args, input.id);
  }
}

async function writeOphold(context: AffiliationContext, useCase: UseCase, args: WriteArguments, known?: string) {
  const written = await context.write(useCase, args);
  const id = known ?? written.idsOf('gaesteophold')[0];
  const { database, caller } = context;
  return { ...written, gaesteophold: id === undefined ? null : await readGaesteophold(database, caller, id) };
}

const createGaesteophold = (input: CreateGaesteopholdInput): UseCase => ({
  action: 'dagpleje.write',
  input: { createGaesteophold: input },
  async run(work) {
    const { barnId, vaertDagplejerId, gyldigFra, gyldigTil, aarsag = null } = input;
    await work.load('dagplejer', 'id', [vaertDagplejerId]);
    const vaert = work.existing('dagplejer', vaertDagplejerId, ['input', 'vaertDagplejerId'])?.after;
    if (!vaert) return;
    const content = { barnId, vaertId: vaert.personId, enhedsNummer: vaert.enhedsNummer };
    await findBarn(work, { ...content, gyldigFra, gyldigTil });
    const ophold = work.create('gaesteophold', { ...content, gyldigFra, gyldigTil, aarsag, aflyst: false }, ['input']);
    for (const home of homeTiesOf(work, ophold.after)) work.name(home, ['input', 'barnId']);
  },
});

/**
 * The stay belongs to the host's unit; but whoever may write only there must not send other units' children around, who
 * are as good as unknown to them. It takes as many statements whether there is such a child or not: the host's unit is
 * always asked for.
 */
async function findBarn(work: Work, ophold: Omit<Content['gaesteophold'], 'aarsag' | 'aflyst'>): Promise<void> {
  const { barnId, enhedsNummer } = ophold;
  await work.load('person', 'id', [barnId]);
  await work.load('tilknytning', 'personId', [barnId]);
  const units = work.all('tilknytning').map(({ after }) => after.enhedsNummer);
  await work.loadEnheder([enhedsNummer, ...units]);
  const isOfKommune = work.get('person', barnId)?.after.kommuneKode === work.enhed(enhedsNummer)?.kommuneKode;
  const homes = homeTiesOf(work, { ...ophold, aarsag: null, aflyst: false });
  if (!isOfKommune || homes.some(({ id }) => !work.inReach('tilknytning', id))) work.conceal(barnId);
}

const cancelGaesteophold = (input: CancelGaesteopholdInput): UseCase => ({
  action: 'dagpleje.write',
  input: { cancelGaesteophold: input },
  async run(work) {
    await work.load('gaesteophold', 'id', [input.id]);
    const ophold = work.existing('gaesteophold', input.id, ['input', 'id'], input.expectedVersion);
    if (!ophold) return;
    const { gyldigFra: fra } = ophold.after;
    if (fra <= work.today) work.refuse('GUEST_STAY_BEGUN', ['input', 'id'], { fra });
    work.change(ophold, { aflyst: true }, ['input']);
  },
});

const endGaesteophold = (input: EndGaesteopholdInput): UseCase => ({
  action: 'dagpleje.write',
  input: { endGaesteophold: input },
  async run(work) {
    const { id, expectedVersion, sidsteDag } = input;
    await work.load('gaesteophold', 'id', [id]);
    const ophold = work.existing('gaesteophold', id, ['input', 'id'], expectedVersion);
    const gyldigTil = readDay(work, sidsteDag, ['input', 'sidsteDag']);
    if (!ophold || gyldigTil === undefined) return;
    const { gyldigTil: til, aflyst } = ophold.after;
    if (aflyst) work.refuse('GUEST_STAY_CANCELLED', ['input', 'id']);
    if (gyldigTil > til) work.refuse('GUEST_STAY_LONGER', ['input', 'sidsteDag'], { til });
    work.change(ophold, { gyldigTil }, ['input']);
  },
});
