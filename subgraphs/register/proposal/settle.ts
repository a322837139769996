import type { RegisterTransaction } from '../database.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';
import { ProposalStatus } from './proposal-status.ts';

type Settled = { status: ProposalStatus; decidedBy: string; comment: string | null } & Partial<
  Pick<Row, 'changes' | 'firstChange' | 'lastChange'>
>;

/** Ends the waiting of a proposal, in the transaction that found it waiting. */
export async function settle(tx: RegisterTransaction, id: string, settled: Settled): Promise<void> {
  const data = { ...settled, decidedAt: new Date() };
  const { count } = await tx.proposal.updateMany({ where: { id, status: ProposalStatus.PENDING }, data });
  if (count !== 1) throw new Error(`proposal ${id} does not wait any more`);
}
