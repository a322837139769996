import type { Caller } from '../../common/auth/caller.ts';
import { problem } from '../../common/errors/problem.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import type { Problem } from '../answer/fejl.ts';
import type { Source } from '../draft/load-draft.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';
import { ProposalStatus } from './proposal-status.ts';
import { readProposalRow } from './read-proposal-row.ts';
import { refuseReading } from './refuse-reading.ts';

/**
 * The proposal that a caller names, if it waits and `refusals` has nothing against what the caller is about to do. One
 * that the caller may not read is told of like one that there is none of.
 */
export async function findProposal(
  caller: Caller,
  source: Source,
  id: string,
  refusals: (row: Row) => Problem[],
): Promise<{ row: Row } | { errors: Problem[] }> {
  const found = await findAny(caller, source, id, refusals);
  if ('errors' in found || found.row.status === ProposalStatus.PENDING) return found;
  return { errors: [problem('PROPOSAL_DECIDED', ['id'], { status: found.row.status })] };
}

/** Why a caller is not told again what it did to a proposal; nothing when it is. */
export async function refuseAgain(...named: Parameters<typeof findProposal>): Promise<Problem[]> {
  const found = await findAny(...named);
  return 'errors' in found ? found.errors : [];
}

async function findAny(
  ...[caller, source, id, refusals]: Parameters<typeof findProposal>
): ReturnType<typeof findProposal> {
  const refused = refuseReading(caller);
  if (refused) return { errors: [refusalProblem(refused, ['id'])] };
  const row = await readProposalRow(source, caller, id);
  if (!row) return { errors: [problem('PROPOSAL_NOT_FOUND', ['id'], { field: 'id', value: id })] };
  const errors = refusals(row);
  return errors.length > 0 ? { errors } : { row };
}
