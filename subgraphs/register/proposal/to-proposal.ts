import { actorOf } from '../../common/auth/actor-of.ts';
import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import type { Fejl } from '../answer/fejl.ts';
import type { ObjectDiff } from '../answer/object-diff.ts';
import type { Proposal as Row } from '../generated/sqlite/client.ts';
import type { Proposal } from './proposal.ts';
import type { ProposalStatus } from './proposal-status.ts';

/** What a caller is shown of a proposal that it may read. */
export function toProposal(row: Row, caller: Caller): Proposal {
  const { id, createdAt, proposer, decidedAt, decidedBy, comment, firstChange, lastChange } = row;
  const kommuner = JSON.parse(row.kommuner) as string[];
  // As in the change log: a person's name with the authorities is not for everyone.
  const isKnown = decidedBy === actorOf(caller) || may(caller, 'changes.readActor', { kommuner }) === null;
  return {
    id,
    status: row.status as ProposalStatus,
    createdAt,
    proposer,
    cvrNumre: JSON.parse(row.cvrNumre) as string[],
    kommuner,
    changes: JSON.parse(row.changes) as ObjectDiff[],
    warnings: JSON.parse(row.warnings) as Fejl[],
    decidedAt,
    decidedBy: isKnown ? decidedBy : null,
    comment,
    changeset: firstChange === null || lastChange === null ? null : { first: firstChange, last: lastChange },
  };
}
