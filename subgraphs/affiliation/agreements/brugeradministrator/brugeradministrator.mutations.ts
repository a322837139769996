import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { readDay, readNumre, type UseCase } from '../../core/change/use-case.ts';
import { readBrugeradministratorer } from './brugeradministrator.reader.ts';
import {
  AppointBrugeradministratorInput,
  BrugeradministratorPayload,
  EndBrugeradministratorInput,
  RecordBrugeradministratorUseInput,
} from './brugeradministrator.ts';

@Resolver()
export class BrugeradministratorMutations {
  @Mutation(() => BrugeradministratorPayload, {
    description:
      'Appoints an employee of the municipality as brugeradministrator of units. Neither appointing nor being appointed gives the right to approve data agreements.',
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
    @Arg('input', () => EndBrugeradministratorInput) input: EndBrugeradministratorInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<BrugeradministratorPayload> {
    return answer(context, endBrugeradministrator(input), args);
  }

  @Mutation(() => BrugeradministratorPayload, {
    description: 'Notes that the access was used: unused for 12 months it closes (STIL, page 39649371).',
  })
  recordBrugeradministratorUse(
    @Arg('input', () => RecordBrugeradministratorUseInput) input: RecordBrugeradministratorUseInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<BrugeradministratorPayload> {
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

/** Gives an appointment its last day. */
const endBrugeradministrator = (input: EndBrugeradministratorInput): UseCase => ({
  action: 'brugeradministrator.write',
  input,
  async run(work) {
    const { id, sidsteDag, expectedVersion } = input;
    await work.load('brugeradministrator', 'id', [id]);
    const known = work.existing('brugeradministrator', id, ['input', 'id'], expectedVersion);
    if (known) work.change(known, { gyldigTil: sidsteDag }, ['input']);
  },
});

/** Notes that the access was used on a day. A day before the noted one changes nothing. */
const recordBrugeradministratorUse = (input: RecordBrugeradministratorUseInput): UseCase => ({
  action: 'brugeradministrator.write',
  input,
  async run(work) {
    const { id, dag: given, expectedVersion } = input;
    const dag = given == null ? work.today : readDay(work, given, ['input', 'dag']);
    await work.load('brugeradministrator', 'id', [id]);
    const known = work.existing('brugeradministrator', id, ['input', 'id'], expectedVersion);
    if (!known || dag === undefined) return;
    const { gyldigFra, gyldigTil, sidstAnvendt } = known.after;
    if (dag > work.today || dag < gyldigFra || (gyldigTil !== null && dag > gyldigTil))
      work.refuse('BRUGERADMINISTRATOR_DAY', ['input', 'dag'], { value: dag, example: work.today });
    const isLater = sidstAnvendt === null || sidstAnvendt < dag;
    work.change(known, { sidstAnvendt: isLater ? dag : sidstAnvendt }, ['input', 'id']);
  },
});
