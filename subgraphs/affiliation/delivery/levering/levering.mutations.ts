import { Arg, Args, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import { actorOf } from '../../../common/auth/may.ts';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import { AffiliationOutcome } from '../../core/change/write-payload.ts';
import { logSeen } from '../../laeselog/show.ts';
import { isBlocked, parseKontrolfund, writeKontrolfund } from '../leveringskontrol/kontroller.ts';
import { inLevering, loadLevering, refuseStatus, toLevering } from './levering.reader.ts';
import { Levering, LeveringForskel } from './levering.ts';
import {
  ApproveLeveringInput,
  type LeveringDecisionInput,
  OverrideMassRemovalInput,
  PrepareLeveringInput,
  RejectLeveringInput,
  SendLeveringInput,
} from './levering-inputs.ts';
import { LeveringsplanPayload, SetLeveringsplanInput, setLeveringsplan } from './leveringsplan.ts';
import { prepareLevering } from './prepare-levering.ts';
import { sendLevering } from './send-levering.ts';

@ObjectType({ simpleResolvers: true, description: 'What a write did to a delivery.' })
class LeveringPayload extends AffiliationOutcome {
  @Field(() => Levering, { nullable: true, description: 'The delivery as it is now; null when there is none.' })
  levering!: Levering | null;
}

@ObjectType({ simpleResolvers: true, description: 'A delivery that was made, or in a dry run would be.' })
class PrepareLeveringPayload extends AffiliationOutcome {
  @Field(() => Levering, {
    nullable: true,
    description: 'The delivery. In a dry run as it would be made, without being stored. Null when none is made.',
  })
  levering!: Levering | null;

  @Field(() => [LeveringForskel], {
    description: 'The preview: person by person, what differs from what Unilogin has by our deliveries.',
  })
  forskelle!: LeveringForskel[];
}

@Resolver()
export class LeveringMutations {
  @Mutation(() => PrepareLeveringPayload, {
    description:
      'Makes a delivery of what a source has in a unit today: checks it, validates the document against its schema, and compares it with what Unilogin has. Takes the place of an unsent one of the same unit and source. A deletion of nobody is refused (LEVERING_EMPTY). Errors: FIELD_MALFORMED, ENHED_UNKNOWN, LEVERING_EXISTS, LEVERING_TIME_FUTURE.',
  })
  async prepareLevering(
    @Arg('input', () => PrepareLeveringInput) input: PrepareLeveringInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<PrepareLeveringPayload> {
    const { lokalIder = null, sourceDateTime = null, ...rest } = input;
    const order = { ...rest, lokalIder, sourceDateTime, actor: actorOf(context.caller) };
    const looker = { actor: order.actor, requestId: context.requestId };
    const { useCase, made } = prepareLevering(context, order, looker);
    const { idsOf, ...outcome } = await context.write(useCase, args);
    const { row, forskelle } = made();
    const isVisible = outcome.errors.length === 0;
    const isMade = isVisible && !outcome.replayed; // a repeated call makes nothing, but answers what the first one made
    const id = isMade && row ? row.id : idsOf('levering').at(-1);
    const stored = isVisible && id !== undefined && !args.dryRun ? await context.leveringer.byId(id) : null;
    const planned = isMade && row ? toLevering(row) : null;
    if (args.dryRun && isMade) await logSeen(context.database, looker, inLevering(forskelle, 'prepareLevering'));
    return { ...outcome, levering: stored ?? planned, forskelle: isMade ? forskelle : [] };
  }

  @Mutation(() => LeveringPayload, {
    description:
      'Approves a delivery that awaits approval. It takes another person than the one who made it. Errors: LEVERING_OWN, LEVERING_STATUS.',
  })
  approveLevering(
    @Arg('input', () => ApproveLeveringInput) input: ApproveLeveringInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<LeveringPayload> {
    return decide(context, approveLevering, input, args);
  }

  @Mutation(() => LeveringPayload, { description: 'Refuses a delivery that awaits approval. Error: LEVERING_STATUS.' })
  rejectLevering(
    @Arg('input', () => RejectLeveringInput) input: RejectLeveringInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<LeveringPayload> {
    return decide(context, rejectLevering, input, args);
  }

  @Mutation(() => LeveringPayload, {
    description:
      'Lets a delivery remove more persons than the ceiling (MASS_REMOVAL), after a human has looked at whom. Errors: LEVERING_OWN, LEVERING_STATUS.',
  })
  overrideMassRemoval(
    @Arg('input', () => OverrideMassRemovalInput) input: OverrideMassRemovalInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<LeveringPayload> {
    return decide(context, overrideRemoval, input, args);
  }

  @Mutation(() => LeveringPayload, {
    description:
      'Sends a delivery that is VALIDATED or APPROVED now, or again one whose answer was lost, and answers when Unilogin has, or with `fejl`. Errors: UNILOGIN_NOT_SET_UP, LEVERING_STATUS, LEVERING_PENDING, LEVERING_STALE, LEVERING_BLOCKED, LEVERING_CONTENT_GONE.',
  })
  async sendLevering(
    @Arg('input', () => SendLeveringInput) { id, expectedVersion = null }: SendLeveringInput,
    @Args(() => WriteArguments) { dryRun, idempotencyKey = null }: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<LeveringPayload> {
    const { caller, requestId, leveringer } = context;
    const order = { id, expectedVersion, caller, actor: actorOf(caller), requestId, dryRun, idempotencyKey };
    const { span, ...answer } = await sendLevering(context, order);
    return { ...answer, changeset: span, levering: await leveringer.byId(id) };
  }

  @Mutation(() => LeveringsplanPayload, {
    description:
      "Sets when, and on what terms, a unit's source is delivered by itself. Takes the right to approve deliveries.",
  })
  async setLeveringsplan(
    @Arg('input', () => SetLeveringsplanInput) input: SetLeveringsplanInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<LeveringsplanPayload> {
    const outcome = await context.write(setLeveringsplan({ ...input }), args);
    const { enhedsNummer, kilde } = input;
    const where = { toChange: null, enhedsNummer, kilde };
    const isStored = outcome.errors.length === 0 && !args.dryRun;
    return { ...outcome, plan: isStored ? await context.database.read.leveringsplan.findFirst({ where }) : null };
  }
}

async function decide(
  context: AffiliationContext,
  useCase: (decision: Decision) => UseCase,
  { id, expectedVersion = null, kommentar = null }: LeveringDecisionInput,
  args: WriteArguments,
): Promise<LeveringPayload> {
  const decision = { id, expectedVersion, kommentar, actor: actorOf(context.caller) };
  const outcome = await context.write(useCase(decision), args);
  return { ...outcome, levering: await context.leveringer.byId(id) };
}

interface Decision {
  id: string;
  expectedVersion: number | null;
  kommentar: string | null;
  actor: string;
}

/** Approves a delivery that awaits it: another person than the one who made it. */
const approveLevering = (decision: Decision): UseCase => decidedAs(decision, 'APPROVED');

/** Refuses a delivery that awaits approval. */
const rejectLevering = (decision: Decision): UseCase => decidedAs(decision, 'REJECTED');

function decidedAs(decision: Decision, status: 'APPROVED' | 'REJECTED'): UseCase {
  const { actor, kommentar } = decision;
  return {
    action: 'levering.approve',
    input: [status, decision],
    async run(work) {
      const levering = await loadLevering(work, decision);
      if (!levering) return;
      if (levering.after.status !== 'AWAITING_APPROVAL') return refuseStatus(work, levering, status);
      if (status === 'APPROVED' && levering.after.oprettetAf === actor) work.refuse('LEVERING_OWN', ['input', 'id']);
      const afgjort = { afgjortAf: actor, afgjortTid: new Date().toISOString(), kommentar };
      work.change(levering, { status, ...afgjort }, ['input']);
    },
  };
}

/** The check that a human may set aside. */
const overridable = 'MASS_REMOVAL';

/**
 * A human has looked at whom a delivery removes, and lets it. Only that check is set aside; with other errors the
 * delivery stays a draft. Who approves this approves the delivery, so four eyes hold here, too.
 */
const overrideRemoval = (decision: Decision): UseCase => ({
  action: 'levering.approve',
  input: decision,
  async run(work) {
    const levering = await loadLevering(work, decision);
    if (!levering) return;
    const found = parseKontrolfund(levering.after.kontrolfund);
    if (levering.after.status !== 'DRAFT' || !found.some((one) => one.code === overridable))
      return refuseStatus(work, levering, 'APPROVED');
    const { fireOejne, oprettetAf } = levering.after;
    if (fireOejne && oprettetAf === decision.actor) work.refuse('LEVERING_OWN', ['input', 'id']);
    const left = found.map((one) => (one.code === overridable ? { ...one, severity: 'warning' as const } : one));
    const afgjort = { afgjortAf: decision.actor, afgjortTid: new Date().toISOString(), kommentar: decision.kommentar };
    const status = isBlocked(left) ? 'DRAFT' : 'APPROVED';
    work.change(levering, { status, fjernelseGodkendt: true, kontrolfund: writeKontrolfund(left), ...afgjort }, [
      'input',
    ]);
  },
});
