import { randomUUID } from 'node:crypto';
import { actorOf, type Caller, may, reachOf } from '../../common/auth/may.ts';
import type { Problem } from '../answer/fejl.ts';
import { ProposalStatus } from '../answer/proposal.ts';
import type { Proposing, WriteAnswer } from '../change/write-request.ts';
import type { RegisterTransaction } from '../database.ts';
import type { Command } from '../draft/command.ts';
import type { Draft } from '../draft/draft.ts';
import { refusalProblem } from '../errors/refusals.ts';
import { basisOf, objectScopes } from './basis.ts';

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

/** What a proposal is made of. */
interface NewProposal {
  proposer: string;
  draft: Draft;
  commands: readonly Command[];
  answer: WriteAnswer;
}

/** Stores a proposal and returns its id. */
async function storeProposal(
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

/**
 * Commands that still do on approval what the draft shows now: with the CVR number that was filled in from the P-number,
 * and without the caller's expectedVersion, since the proposal itself holds to the versions it was made on.
 */
function fixedCommands(draft: Draft, commands: readonly Command[]): Command[] {
  const objects = new Map(draft.touched().flatMap((object) => object.paths.map((path) => [path, object])));
  return commands.map((command) => {
    const after = objects.get(command.path)?.after;
    const fixed = command.op === 'create' ? command : { ...command, expectedVersion: null };
    if (!('fields' in fixed) || !after || !('cvrNummer' in after)) return fixed;
    return { ...fixed, fields: { ...fixed.fields, cvrNummer: after.cvrNummer } } as Command; // still of its own level
  });
}
