import type { GraphQLError } from 'graphql';
import type { Caller } from './caller.ts';
import { may } from './may.ts';
import type { Action } from './permissions.ts';
import { reachOf } from './reach-of.ts';

/**
 * The refusal of who has a right nowhere, before anything is looked at: so that what it names is refused alike whether
 * it is there or not. Null for who has it somewhere.
 */
export function refuseNowhere(caller: Caller, action: Action): GraphQLError | null {
  const { all, kommuner, cvrNumre, enheder } = reachOf(caller, action);
  return all || kommuner.length + cvrNumre.length + enheder.length > 0 ? null : may(caller, action, { kommuner: [] });
}
