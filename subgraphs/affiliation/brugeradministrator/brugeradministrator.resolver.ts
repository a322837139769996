import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { refuseNowhere } from '../../common/auth/refuse-nowhere.ts';
import { connectionOf } from '../../common/lists/connection.ts';
import { PageArguments } from '../../common/lists/page-arguments.ts';
import { DateTime } from '../../common/scalars/date-time.ts';
import { LocalDate } from '../../common/scalars/local-date.ts';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { UseCase } from '../change/use-case.ts';
import { write } from '../change/write.ts';
import type { AffiliationContext } from '../context.ts';
import { appointBrugeradministrator } from './appoint-brugeradministrator.ts';
import { AppointBrugeradministratorInput } from './appoint-input.ts';
import { Brugeradministrator } from './brugeradministrator.ts';
import { BrugeradministratorPayload } from './brugeradministrator-payload.ts';
import { BrugeradministratorWhere } from './brugeradministrator-where.ts';
import { endBrugeradministrator } from './end-brugeradministrator.ts';
import { readBrugeradministratorer } from './read-brugeradministratorer.ts';
import { recordBrugeradministratorUse } from './record-brugeradministrator-use.ts';

const BrugeradministratorConnection = connectionOf(Brugeradministrator, 'Brugeradministrator', 'brugeradministratorer');
const idDescription = 'Id of the appointment. Error: OBJECT_UNKNOWN.';

@ArgsType()
class BrugeradministratorListArguments extends PageArguments {
  @Field(() => BrugeradministratorWhere, { nullable: true, description: 'Which; all that you may read when left out.' })
  where?: BrugeradministratorWhere | null;

  @Field(() => DateTime, { nullable: true, description: 'As they were at this moment; now when left out.' })
  asOf?: string | null;
}

@Resolver(() => Brugeradministrator)
export class BrugeradministratorResolver {
  @Query(() => BrugeradministratorConnection, {
    description: 'The brugeradministratorer of your municipalities, by first day. Error: NOT_ALLOWED.',
  })
  async brugeradministratorer(
    @Args(() => BrugeradministratorListArguments) args: BrugeradministratorListArguments,
    @Ctx() context: AffiliationContext,
  ) {
    const refused = refuseNowhere(context.caller, 'brugeradministrator.read');
    if (refused) throw refused;
    return readBrugeradministratorer(context, args);
  }

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
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The version you know. Error: VERSION_MISMATCH.',
    })
    expectedVersion: number | null,
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
    @Arg('expectedVersion', () => Int, {
      nullable: true,
      description: 'The version you know. Error: VERSION_MISMATCH.',
    })
    expectedVersion: number | null,
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
  const { idsOf, ...outcome } = await write(context, useCase, args);
  const [id] = idsOf('brugeradministrator');
  const found = id === undefined ? null : await readBrugeradministratorer(context, { where: { id: { eq: id } } });
  return { ...outcome, brugeradministrator: found?.nodes[0] ?? null };
}
