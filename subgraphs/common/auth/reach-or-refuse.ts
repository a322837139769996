import type { Caller } from './caller.ts';
import { may } from './may.ts';
import type { Action } from './permissions.ts';
import { type ActionReach, reachOf } from './reach-of.ts';

/** How far a caller's right to an action reaches; refuses one who has it nowhere. */
export function reachOrRefuse(caller: Caller, action: Action): ActionReach {
  const reach = reachOf(caller, action);
  const hasSome = reach.all || [reach.kommuner, reach.cvrNumre, reach.enheder].some((list) => list.length > 0);
  const refused = hasSome ? null : may(caller, action, { kommuner: [] });
  if (refused) throw refused;
  return reach;
}
