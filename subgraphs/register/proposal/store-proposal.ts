import { randomUUID } from 'node:crypto';
import type { WriteAnswer } from '../change/write-request.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Command } from '../draft/command.ts';
import type { Draft } from '../draft/draft.ts';
import { basisOf } from './basis-of.ts';
import { fixedCommands } from './fixed-commands.ts';
import { ProposalStatus } from './proposal-status.ts';

/** What a proposal is made of. */
interface NewProposal {
  proposer: string;
  draft: Draft;
  commands: readonly Command[];
  answer: WriteAnswer;
}

/** Stores a proposal, and tells its id. */
export async function storeProposal(
  tx: RegisterTransaction,
  { proposer, draft, commands, answer }: NewProposal,
): Promise<string> {
  const id = randomUUID();
  const warnings = answer.warnings.filter(({ code }) => code !== 'PROPOSAL_PENDING'); // the status says so
  const data = {
    id,
    status: ProposalStatus.PENDING,
    createdAt: new Date().toISOString(),
    proposer,
    ...basisOf(draft),
    commands: JSON.stringify(fixedCommands(draft, commands)),
    changes: JSON.stringify(answer.changes),
    warnings: JSON.stringify(warnings),
  };
  await tx.proposal.create({ data });
  return id;
}
