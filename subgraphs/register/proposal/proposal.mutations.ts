import { Arg, Args, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../common/writes/write-arguments.ts';
import { write } from '../change/write.ts';
import { ChangesPayload } from '../change/write-payload.ts';
import type { UseCase } from '../change/write-request.ts';
import type { RegisterContext } from '../context.ts';
import { approveProposal, rejectProposal, withdrawProposal } from './decide.ts';
import { readProposal } from './proposal.reader.ts';
import { ProposalPayload } from './proposal.ts';

const idDescription =
  'The `id` of a Proposal. Errors: PROPOSAL_NOT_FOUND also for one that you may not read, PROPOSAL_DECIDED for one that waits no more.';
const commentDescription = '1 to 2000 characters; the proposer reads it. Error: VALUE_MALFORMED.';

@Resolver()
export class ProposalMutations {
  @Mutation(() => ChangesPayload, {
    description:
      'Carries out a proposal, all of it or nothing; the change log names who approved. It takes the right in every municipality of the proposal (NOT_ALLOWED), by another than the proposer (PROPOSAL_OWN). The rules count as they are now, and what it touches must be as it was when it was made (PROPOSAL_OUTDATED: it still waits, to be rejected or made anew). The paths of other errors are those of the proposer’s call.',
  })
  approveProposal(
    @Arg('id', () => ID, { description: idDescription }) id: string,
    @Arg('comment', () => String, { nullable: true, description: commentDescription }) comment: string | null,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ChangesPayload> {
    return decide(context, id, args, approveProposal(context.caller, id, comment ?? null));
  }

  @Mutation(() => ProposalPayload, {
    description:
      'Refuses a proposal; nothing else changes. It takes the same rights as approveProposal (NOT_ALLOWED, PROPOSAL_OWN).',
  })
  rejectProposal(
    @Arg('id', () => ID, { description: idDescription }) id: string,
    @Arg('comment', () => String, { description: `Why: ${commentDescription}` }) comment: string,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ProposalPayload> {
    return decide(context, id, args, rejectProposal(context.caller, id, comment));
  }

  @Mutation(() => ProposalPayload, {
    description: 'Takes back a proposal of your own while it waits. Error: PROPOSAL_OF_OTHER.',
  })
  withdrawProposal(
    @Arg('id', () => ID, { description: idDescription }) id: string,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: RegisterContext,
  ): Promise<ProposalPayload> {
    return decide(context, id, args, withdrawProposal(context.caller, id));
  }
}

async function decide(context: RegisterContext, id: string, args: WriteArguments, useCase: UseCase) {
  const outcome = await write(context, [], args, useCase);
  return { ...outcome, proposal: await readProposal(context, id), dagtilbud: outcome.written };
}
