import { Arg, Args, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import { actorOf, type Caller, may } from '../../common/auth/may.ts';
import { keyOf } from '../../common/node.ts';
import { isShowableInLines } from '../../common/text/clean-text.ts';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { Problem } from '../answer/fejl.ts';
import { ProposalStatus } from '../answer/proposal.ts';
import { ChangesPayload, write } from '../change/write.ts';
import type { UseCase } from '../change/write-request.ts';
import type { RegisterContext } from '../context.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Command } from '../draft/command.ts';
import type { Draft } from '../draft/draft.ts';
import { problem, refusalProblem } from '../errors/refusals.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';
import { basisOf } from './basis.ts';
import { findProposal, readProposal, refuseAgain } from './proposal.reader.ts';
import { ProposalPayload } from './proposal.ts';

const idDescription =
  'The `id` of a Proposal. Errors: PROPOSAL_NOT_FOUND also for one that you may not read, PROPOSAL_DECIDED for one that waits no more.';
const commentDescription = '1 to 2000 characters; the proposer reads it. Error: VALUE_MALFORMED.';

@InputType({ description: 'A proposal that there is.' })
class WithdrawProposalInput {
  @Field(() => ID, { description: idDescription })
  id!: string;
}

@InputType({
  description: 'A proposal to carry out. It holds to the versions that it was made on, so none is expected.',
})
class ApproveProposalInput extends WithdrawProposalInput {
  @Field(() => String, { nullable: true, description: commentDescription })
  comment?: string | null;
}

@InputType({ description: 'A proposal to refuse.' })
class RejectProposalInput extends WithdrawProposalInput {
  @Field(() => String, { description: `Why: ${commentDescription}` })
  comment!: string;
}

@Resolver()
export class ProposalMutations {
  @Mutation(() => ChangesPayload, {
    description:
      'Carries out a proposal, all of it or nothing; the change log names who approved. It takes the right in every municipality of the proposal (NOT_ALLOWED), by another than the proposer (PROPOSAL_OWN). The rules count as they are now, and what it touches must be as it was when it was made (PROPOSAL_OUTDATED: it still waits, to be rejected or made anew). The paths of other errors are those of the proposer’s call.',
  })
  approveProposal(
    @Arg('input', () => ApproveProposalInput) { id, comment = null }: ApproveProposalInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ChangesPayload> {
    return decide(context, id, args, approveProposal(context.caller, keyOf('Proposal', id), comment));
  }

  @Mutation(() => ProposalPayload, {
    description:
      'Refuses a proposal; nothing else changes. It takes the same rights as approveProposal (NOT_ALLOWED, PROPOSAL_OWN).',
  })
  rejectProposal(
    @Arg('input', () => RejectProposalInput) { id, comment }: RejectProposalInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ProposalPayload> {
    return decide(context, id, args, rejectProposal(context.caller, keyOf('Proposal', id), comment));
  }

  @Mutation(() => ProposalPayload, {
    description: 'Takes back a proposal of your own while it waits. Error: PROPOSAL_OF_OTHER.',
  })
  withdrawProposal(
    @Arg('input', () => WithdrawProposalInput) { id }: WithdrawProposalInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ProposalPayload> {
    return decide(context, id, args, withdrawProposal(context.caller, keyOf('Proposal', id)));
  }
}

async function decide(context: RegisterContext, id: string, args: WriteArguments, useCase: UseCase) {
  const outcome = await write(context, [], args, useCase);
  return { ...outcome, proposal: await readProposal(context, id), dagtilbud: outcome.written };
}

/** Carries out what was proposed, and nothing else, together with the proposal's new status. */
function approveProposal(caller: Caller, id: string, comment: string | null): UseCase {
  let proposed: Row | null = null;
  return {
    input: { approveProposal: id, comment },
    source: 'proposal',
    refuseRepeating: (source) => refuseAgain(caller, source, id, (row) => refuseDeciding(caller, row, 'every')),
    async commands(_tx, source) {
      const found = await findProposal(caller, source, id, (row) => [
        ...refuseDeciding(caller, row, 'every'),
        ...checkComment(comment),
      ]);
      if ('errors' in found) return found;
      proposed = found.row;
      return { commands: JSON.parse(proposed.commands) as Command[] };
    },
    authorise: (draft) =>
      proposed && isAsProposed(proposed, draft) ? [] : [problem('PROPOSAL_OUTDATED', ['input', 'id'])],
    async keep(tx, { changes, span }): Promise<void> {
      const [firstChange, lastChange] = [span?.first ?? null, span?.last ?? null];
      const decision = { status: ProposalStatus.APPROVED, decidedBy: actorOf(caller), comment };
      await settle(tx, id, { ...decision, changes: JSON.stringify(changes), firstChange, lastChange });
    },
  };
}

/** The objects are the versions that were looked at, still the same owners', in the same municipalities. */
function isAsProposed({ versions, kommuner, cvrNumre }: Row, draft: Draft): boolean {
  const now = basisOf(draft);
  return now.versions === versions && now.kommuner === kommuner && now.cvrNumre === cvrNumre;
}

/** Refuses a proposal: nothing but its status changes. */
function rejectProposal(caller: Caller, id: string, comment: string): UseCase {
  return {
    input: { rejectProposal: id, comment },
    refuseRepeating: (source) => refuseAgain(caller, source, id, (row) => refuseDeciding(caller, row, 'any')),
    async commands(_tx, source) {
      const found = await findProposal(caller, source, id, (row) => [
        ...refuseDeciding(caller, row, 'any'),
        ...checkComment(comment),
      ]);
      return 'errors' in found ? found : { commands: [] };
    },
    keep: (tx) => settle(tx, id, { status: ProposalStatus.REJECTED, decidedBy: actorOf(caller), comment }),
  };
}

/** The proposer takes a proposal back. */
function withdrawProposal(caller: Caller, id: string): UseCase {
  const actor = actorOf(caller);
  return {
    input: { withdrawProposal: id },
    refuseRepeating: (source) => refuseAgain(caller, source, id, () => []),
    async commands(_tx, source) {
      const found = await findProposal(caller, source, id, ({ proposer }) =>
        proposer === actor ? [] : [problem('PROPOSAL_OF_OTHER', ['input', 'id'])],
      );
      return 'errors' in found ? found : { commands: [] };
    },
    keep: (tx) => settle(tx, id, { status: ProposalStatus.WITHDRAWN, decidedBy: actor, comment: null }),
  };
}

/**
 * Why a caller may not decide on a proposal. It takes four eyes, and the right in every municipality that it concerns;
 * in any of them where one `any` of them can stop it.
 */
function refuseDeciding(caller: Caller, { kommuner, proposer }: Row, needed: 'every' | 'any'): Problem[] {
  const concerned = JSON.parse(kommuner) as string[];
  const mayIn = (some: string[]) => may(caller, 'proposal.decide', { kommuner: some });
  const refused = mayIn(concerned);
  const suffices = needed === 'any' && concerned.some((kommune) => mayIn([kommune]) === null);
  if (refused && !suffices) return [refusalProblem(refused, ['input', 'id'])];
  return proposer === actorOf(caller) ? [problem('PROPOSAL_OWN', ['input', 'id'])] : [];
}

/** What is wrong with a decider's comment; nothing when there is none. The text itself is not repeated. */
function checkComment(comment: string | null): Problem[] {
  if (comment === null || (comment !== '' && [...comment].length <= 2000 && isShowableInLines(comment))) return [];
  const details = {
    field: 'comment',
    value: `(${comment.length})`,
    expected: '1 to 2000 characters, not only spaces, no control characters but line breaks',
    forventet: '1 til 2000 tegn, ikke kun mellemrum, ingen styretegn ud over linjeskift',
    example: 'Adressen passer ikke til P-nummeret',
  };
  return [problem('VALUE_MALFORMED', ['input', 'comment'], details)];
}

type Settled = { status: ProposalStatus; decidedBy: string; comment: string | null } & Partial<
  Pick<Row, 'changes' | 'firstChange' | 'lastChange'>
>;

/** Ends the waiting of a proposal, in the transaction that found it waiting. */
async function settle(tx: RegisterTransaction, id: string, settled: Settled): Promise<void> {
  const data = { ...settled, decidedAt: new Date() };
  const { count } = await tx.proposal.updateMany({ where: { id, status: ProposalStatus.PENDING }, data });
  if (count !== 1) throw new Error(`proposal ${id} does not wait any more`);
}
