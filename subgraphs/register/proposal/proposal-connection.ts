import { connectionOf } from '../../common/lists/connection.ts';
import { Proposal } from './proposal.ts';

export const ProposalConnection = connectionOf(Proposal, 'Proposal', 'proposals');
