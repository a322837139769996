import type { RegisterContext } from '../context.ts';
import type { Proposal } from './proposal.ts';
import { readProposalRow } from './read-proposal-row.ts';
import { toProposal } from './to-proposal.ts';

/** A proposal as it stands now; null when there is none that the caller may read. */
export async function readProposal({ database, caller }: RegisterContext, id: string): Promise<Proposal | null> {
  const row = await readProposalRow(database, caller, id);
  return row && toProposal(row, caller);
}
