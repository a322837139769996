import { actorOf } from '../../common/auth/actor-of.ts';
import type { Caller } from '../../common/auth/caller.ts';
import { problem } from '../../common/errors/problem.ts';
import type { UseCase } from '../change/write-request.ts';
import { findProposal, refuseAgain } from './find-proposal.ts';
import { ProposalStatus } from './proposal-status.ts';
import { settle } from './settle.ts';

/** The proposer takes a proposal back. */
export function withdrawProposal(caller: Caller, id: string): UseCase {
  const actor = actorOf(caller);
  return {
    input: { withdrawProposal: id },
    refuseRepeating: (source) => refuseAgain(caller, source, id, () => []),
    async commands(_tx, source) {
      const found = await findProposal(caller, source, id, ({ proposer }) =>
        proposer === actor ? [] : [problem('PROPOSAL_OF_OTHER', ['id'])],
      );
      return 'errors' in found ? found : { commands: [] };
    },
    keep: (tx) => settle(tx, id, { status: ProposalStatus.WITHDRAWN, decidedBy: actor, comment: null }),
  };
}
