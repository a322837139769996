import { Arg, Args, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { actorOf } from '../../../common/auth/may.ts';
import { fold } from '../../../common/text/fold.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { ExistingObjectInput } from '../../core/change/existing-object-input.ts';
import { readNumre, readText, readValue, type UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { DataaftalePayload } from './dataaftale.ts';
import { decideDataaftaler } from './decide-dataaftaler.ts';
import { parseTjeneste } from './tjenester.ts';

@InputType({ description: 'Data access that is asked for.' })
class RequestDataaftaleInput {
  @Field(() => String, { description: 'Name of the provider system, 1 to 200 characters. Error: VALUE_MALFORMED.' })
  udbydersystem!: string;

  @Field(() => String, { description: 'The service, see `uniloginTjenester`: "wsaIMPORT". Error: KODE_UNKNOWN.' })
  tjeneste!: string;

  @Field(() => [String], {
    description:
      'Numbers of anvisningsenheder and alternative addresses, 1 to 1000. Errors: NUMMER_MALFORMED, ENHED_UNKNOWN, ENHED_LEVEL, ENHED_CLOSED.',
  })
  enheder!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      'What for, 1 to 2000 characters. A request for wsaIMPORT must say it (DATAAFTALE_PURPOSE_MISSING): STIL asks for it.',
  })
  formaal?: string | null;
}

const kommentar = {
  nullable: true,
  description: '1 to 2000 characters; it stays in the history of every agreement. Error: VALUE_MALFORMED.',
};

/** A decision on data agreements. */
@InputType()
abstract class DecideDataaftalerInput {
  @Field(() => [ExistingObjectInput], {
    description:
      'The agreements, each with the version that the caller saw, if it gives one. Errors: OBJECT_UNKNOWN, VERSION_MISMATCH, DATAAFTALE_TRANSITION for one that stands otherwise, DATAAFTALE_OWN, NOT_ALLOWED.',
  })
  dataaftaler!: ExistingObjectInput[];

  @Field(() => String, kommentar)
  kommentar?: string | null;
}

@InputType({ description: 'Requests to approve.' })
class ApproveDataaftalerInput extends DecideDataaftalerInput {}

@InputType({ description: 'Requests to refuse.' })
class RejectDataaftalerInput extends DecideDataaftalerInput {}

@InputType({ description: 'A data agreement to end.' })
class RevokeDataaftaleInput extends ExistingObjectInput {
  @Field(() => String, kommentar)
  kommentar?: string | null;
}

@Resolver()
export class DataaftaleMutations {
  @Mutation(() => DataaftalePayload, {
    description:
      'Requests data access for several units at once. One that was rejected or revoked is requested anew; one that waits or is approved is not (DATAAFTALE_TRANSITION). A unit without CVR and P-number is warned of: its access cannot be administered in Tilslutning (DATAAFTALE_UNIT_NUMBERS).',
  })
  requestDataaftale(
    @Arg('input', () => RequestDataaftaleInput, { description: 'What is asked for.' }) input: RequestDataaftaleInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DataaftalePayload> {
    return answer(context, requestDataaftale(input, actorOf(context.caller)), args);
  }

  @Mutation(() => DataaftalePayload, {
    description:
      'Approves requests, all or none. It takes the right to administer agreements (role aftalegodkender), which a brugeradministrator does not have as such, and another caller than requested (DATAAFTALE_OWN).',
  })
  approveDataaftaler(
    @Arg('input', () => ApproveDataaftalerInput) input: ApproveDataaftalerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DataaftalePayload> {
    return decide(context, 'approved', input, args);
  }

  @Mutation(() => DataaftalePayload, { description: 'Refuses requests, all or none; as approveDataaftaler.' })
  rejectDataaftaler(
    @Arg('input', () => RejectDataaftalerInput) input: RejectDataaftalerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DataaftalePayload> {
    return decide(context, 'rejected', input, args);
  }

  @Mutation(() => DataaftalePayload, {
    description: 'Ends an approved agreement: from now on nothing is delivered by it. It takes the right to approve.',
  })
  revokeDataaftale(
    @Arg('input', () => RevokeDataaftaleInput) { kommentar = null, ...aftale }: RevokeDataaftaleInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DataaftalePayload> {
    const decision = { status: 'revoked' as const, aftaler: [{ ...aftale, path: ['input'] }], kommentar };
    return answer(context, decideDataaftaler(decision, actorOf(context.caller)), args);
  }
}

function decide(
  context: AffiliationContext,
  status: 'approved' | 'rejected',
  { dataaftaler, kommentar = null }: DecideDataaftalerInput,
  args: WriteArguments,
) {
  const aftaler = dataaftaler.map((aftale, i) => ({ ...aftale, path: ['input', 'dataaftaler', String(i)] }));
  return answer(context, decideDataaftaler({ status, aftaler, kommentar }, actorOf(context.caller)), args);
}

async function answer(context: AffiliationContext, useCase: UseCase, args: WriteArguments): Promise<DataaftalePayload> {
  const { idsOf, ...outcome } = await context.write(useCase, args);
  return { ...outcome, dataaftaler: await context.dataaftaler.byIds(idsOf('dataaftale')) };
}

/** Asks for data access, or once more for one that was rejected or revoked: an agreement per unit. */
const requestDataaftale = (input: RequestDataaftaleInput, actor: string): UseCase => ({
  action: 'dataaftale.request',
  input,
  async run(work) {
    const scope = readScope(work, input);
    const numre = readNumre(work, input.enheder, ['input', 'enheder']);
    await work.load('dataaftale', 'enhedsNummer', numre.keys());
    const known = work.all('dataaftale').filter(({ after }) => isSame(after, scope));
    for (const [enhedsNummer, path] of numre) {
      const content = { ...scope, ...undecided, anmodetDato: work.today, anmodetAf: actor };
      const aftale = known.find(({ after }) => after.enhedsNummer === enhedsNummer);
      if (aftale) work.change(aftale, { ...content, udbydersystem: aftale.after.udbydersystem }, path);
      else work.create('dataaftale', { ...content, enhedsNummer }, path);
    }
  },
});

const undecided = { status: 'requested', kommentar: null, afgjortDato: null, afgjortAf: null, sidstBrugt: null };

type Scope = { udbydersystem: string; tjeneste: string };

const isSame = (a: Scope, b: Scope): boolean =>
  a.tjeneste === b.tjeneste && fold(a.udbydersystem) === fold(b.udbydersystem);

/** A stand-in takes the place of what is malformed, so that the units are checked and reported, too. */
function readScope(work: Work, { udbydersystem, tjeneste, formaal }: RequestDataaftaleInput) {
  const at = (field: string) => ['input', field];
  const system = readText(work, udbydersystem, at('udbydersystem'), 200, 'Aula');
  const service = readValue(work, tjeneste, at('tjeneste'), parseTjeneste);
  const purpose = formaal == null ? null : readText(work, formaal, at('formaal'), 2000, 'Brugere og grupper til Aula');
  return { udbydersystem: system ?? '–', tjeneste: service ?? '–', formaal: purpose ?? null };
}
