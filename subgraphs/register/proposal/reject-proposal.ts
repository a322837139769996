import { actorOf } from '../../common/auth/actor-of.ts';
import type { Caller } from '../../common/auth/caller.ts';
import type { UseCase } from '../change/write-request.ts';
import { checkComment } from './check-comment.ts';
import { findProposal, refuseAgain } from './find-proposal.ts';
import { ProposalStatus } from './proposal-status.ts';
import { refuseDeciding } from './refuse-deciding.ts';
import { settle } from './settle.ts';

/** Refuses a proposal: nothing but its status changes. */
export function rejectProposal(caller: Caller, id: string, comment: string): UseCase {
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
