import { actorOf } from '../../common/auth/actor-of.ts';
import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import { problem } from '../../common/errors/problem.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import type { Problem } from '../answer/fejl.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';

/**
 * Why a caller may not decide on a proposal. It takes four eyes, and the right in every municipality that it concerns;
 * in any of them where one `any` of them can stop it.
 */
export function refuseDeciding(caller: Caller, { kommuner, proposer }: Row, needed: 'every' | 'any'): Problem[] {
  const concerned = JSON.parse(kommuner) as string[];
  const mayIn = (some: string[]) => may(caller, 'proposal.decide', { kommuner: some });
  const refused = mayIn(concerned);
  const suffices = needed === 'any' && concerned.some((kommune) => mayIn([kommune]) === null);
  if (refused && !suffices) return [refusalProblem(refused, ['id'])];
  return proposer === actorOf(caller) ? [problem('PROPOSAL_OWN', ['id'])] : [];
}
