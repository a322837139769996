import type { GraphQLError } from 'graphql';
import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { reachOf } from '../../common/auth/reach-of.ts';

/** The refusal of a caller that may not do something anywhere; null when there is a municipality or unit where it may. */
export function refuseAll(caller: Caller, action: Action): GraphQLError | null {
  const { all, kommuner, enheder } = reachOf(caller, action);
  return all || kommuner.length > 0 || enheder.length > 0 ? null : may(caller, action, { kommuner: [] });
}
