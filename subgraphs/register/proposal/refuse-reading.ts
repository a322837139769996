import type { GraphQLError } from 'graphql';
import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import { reachOf } from '../../common/auth/reach-of.ts';

/** The refusal for a caller that may read no proposal at all; null for any other. */
export function refuseReading(caller: Caller): GraphQLError | null {
  const { kommuner, cvrNumre } = reachOf(caller, 'proposal.read');
  return kommuner.length + cvrNumre.length > 0 ? null : may(caller, 'proposal.read', { kommuner: [] });
}
