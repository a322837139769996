import { actorOf } from '../../common/auth/actor-of.ts';
import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import { type Problem, problem } from '../change/problem.ts';
import { refusalProblem } from '../change/refusal-problem.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';

/** Why a caller may not decide on a proposal: it takes the right in every municipality, and four eyes. */
export function refuseDeciding(caller: Caller, { kommuner, proposer }: Row): Problem[] {
  const refused = may(caller, 'proposal.decide', { kommuner: JSON.parse(kommuner) as string[] });
  if (refused) return [refusalProblem(refused, ['id'])];
  return proposer === actorOf(caller) ? [problem('PROPOSAL_OWN', ['id'])] : [];
}
