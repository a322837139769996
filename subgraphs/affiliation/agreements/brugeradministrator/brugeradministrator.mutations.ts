import { Arg, Args, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { LocalDate } from '../../../common/scalars/date-time.ts';
import { expectedVersionArgument, WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { readDay, readNumre, type UseCase } from '../../core/change/use-case.ts';
import { readBrugeradministratorer } from './brugeradministrator.reader.ts';
import { AppointBrugeradministratorInput, BrugeradministratorPayload } from './brugeradministrator.ts';

const idDescription = 'Id of the appointment. Error: OBJECT_UNKNOWN.';

@Resolver()
export class BrugeradministratorMutations {
  @Mutation(() => BrugeradministratorPayload, {
    description:
      'Appoints an employee of the municipality as brugeradministrator of units. Whoever appoints, or is appointed, has no right to approve data agreements by that.',
  })
  appointBrugeradministrator(
    @Arg('input', () => AppointBrugeradministratorInput, { description: 'Who, where and when.' })
    input: AppointBrugeradministratorInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<BrugeradministratorPayload> {
    return answer(context, appointBrugeradministrator(input), args);
  }

  @Mutation(() => BrugeradministratorPayload, { description: 'Gives an appointment its last day.' })
  endBrugeradministrator(
    @Arg('id', () => ID, { description: idDescription }) id: string,
    @Arg('gyldigTil', () => LocalDate, { description: 'The last day. Errors: VALUE_MALFORMED, PERIOD_BACKWARDS.' })
    gyldigTil: string,
    @Arg('expectedVersion', () => Int, expectedVersionArgument) expectedVersion: number | null,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<BrugeradministratorPayload> {
    const input = { id, gyldigTil, expectedVersion: expectedVersion ?? null };
    return answer(context, endBrugeradministrator(input), args);
  }

  @Mutation(() => BrugeradministratorPayload, {
    description: 'Notes that the access was used: unused for 12 months it closes (STIL, page 39649371).',
  })
  recordBrugeradministratorUse(
    @Arg('id', () => ID, { description: idDescription }) id: string,
    @Arg('dag', () => LocalDate, {
      nullable: true,
      description: 'The day; today when left out. Errors: VALUE_MALFORMED, BRUGERADMINISTRATOR_DAY.',
    })
    dag: string | null,
    @Arg('expectedVersion', () => Int, expectedVersionArgument) expectedVersion: number | null,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<BrugeradministratorPayload> {
    const input = { id, dag: dag ?? null, expectedVersion: expectedVersion ?? null };
    return answer(context, recordBrugeradministratorUse(input), args);
  }
}

async function answer(
  context: AffiliationContext,
  useCase: UseCase,
  args: WriteArguments,
): Promise<BrugeradministratorPayload> {
  const { idsOf, ...outcome } = await context.write(useCase, args);
  const [id] = idsOf('brugeradministrator');
  const found = id === undefined ? null : await readBrugeradministratorer(context, { where: { id: { eq: id } } });
  return { ...outcome, brugeradministrator: found?.nodes[0] ?? null };
}

/** Appoints a person; rules check that it is an employee and that the units are the municipality's. */
const appointBrugeradministrator = (input: AppointBrugeradministratorInput): UseCase => ({
  action: 'brugeradministrator.write',
  input,
  async run(work) {
    const { personId, gyldigFra, gyldigTil } = input;
    const enheder = [...readNumre(work, input.enheder, ['input', 'enheder']).keys()];
    await work.load('person', 'id', [personId]);
    const person = work.existing('person', personId, ['input', 'personId']);
    if (!person) return;
    const content = { personId, kommuneKode: person.after.kommuneKode, enheder: JSON.stringify(enheder) };
    const dates = { gyldigFra: gyldigFra ?? work.today, gyldigTil: gyldigTil ?? null, sidstAnvendt: null };
    work.create('brugeradministrator', { ...content, ...dates }, ['input']);
  },
});

interface EndBrugeradministrator {
  id: string;
  gyldigTil: string;
  expectedVersion: number | null;
}

/** Gives an appointment its last day. */
const endBrugeradministrator = (input: EndBrugeradministrator): UseCase => ({
  action: 'brugeradministrator.write',
  input,
  async run(work) {
    const { id, gyldigTil, expectedVersion } = input;
    await work.load('brugeradministrator', 'id', [id]);
    const known = work.existing('brugeradministrator', id, ['id'], expectedVersion);
    if (known) work.change(known, { gyldigTil }, []);
  },
});

interface RecordUse {
  id: string;
  dag: string | null;
  expectedVersion: number | null;
}

/** Notes that the access was used on a day. An earlier day than is noted changes nothing. */
const recordBrugeradministratorUse = (input: RecordUse): UseCase => ({
  action: 'brugeradministrator.write',
  input,
  async run(work) {
    const { id, dag: given, expectedVersion } = input;
    const dag = given === null ? work.today : readDay(work, given, ['dag']);
    await work.load('brugeradministrator', 'id', [id]);
    const known = work.existing('brugeradministrator', id, ['id'], expectedVersion);
    if (!known || dag === undefined) return;
    const { gyldigFra, gyldigTil, sidstAnvendt } = known.after;
    if (dag > work.today || dag < gyldigFra || (gyldigTil !== null && dag > gyldigTil))
      work.refuse('BRUGERADMINISTRATOR_DAY', ['dag'], { value: dag, example: work.today });
    const isLater = sidstAnvendt === null || sidstAnvendt < dag;
    work.change(known, { sidstAnvendt: isLater ? dag : sidstAnvendt }, ['id']);
  },
});
