import { actorOf } from '../../common/auth/actor-of.ts';
import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import { reachOf } from '../../common/auth/reach-of.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import type { Problem } from '../answer/fejl.ts';
import type { Proposing } from '../change/write-request.ts';
import type { Draft } from '../draft/draft.ts';
import { objectScopes } from './object-scopes.ts';
import { storeProposal } from './store-proposal.ts';

/** How a caller proposes what it may not write; undefined for one that may not propose either. */
export function proposingFor(caller: Caller): Proposing | undefined {
  if (reachOf(caller, 'proposal.create').cvrNumre.length === 0) return undefined;
  return {
    authorise: (draft) => problemsOf(caller, draft),
    store: (tx, draft, commands, answer) => storeProposal(tx, { proposer: actorOf(caller), draft, commands, answer }),
  };
}

/** Each object must be the caller's own, before and after. */
function problemsOf(caller: Caller, draft: Draft): Problem[] {
  return objectScopes(draft).flatMap(({ object, cvrNumre }) => {
    const refused = may(caller, 'proposal.create', { kommuner: [], cvrNumre: cvrNumre ?? [] });
    return refused ? [refusalProblem(refused, object.paths[0] ?? [])] : [];
  });
}
