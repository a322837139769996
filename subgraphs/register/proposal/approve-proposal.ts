import { actorOf } from '../../common/auth/actor-of.ts';
import type { Caller } from '../../common/auth/caller.ts';
import { problem } from '../../common/errors/problem.ts';
import type { UseCase } from '../change/write-request.ts';
import type { Command } from '../draft/command.ts';
import type { Draft } from '../draft/draft.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';
import { basisOf } from './basis-of.ts';
import { checkComment } from './check-comment.ts';
import { findProposal, refuseAgain } from './find-proposal.ts';
import { ProposalStatus } from './proposal-status.ts';
import { refuseDeciding } from './refuse-deciding.ts';
import { settle } from './settle.ts';

/** Carries out what was proposed, and nothing else, together with the proposal's new status. */
export function approveProposal(caller: Caller, id: string, comment: string | null): UseCase {
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
    authorise: (draft) => (proposed && isAsProposed(proposed, draft) ? [] : [problem('PROPOSAL_OUTDATED', ['id'])]),
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
