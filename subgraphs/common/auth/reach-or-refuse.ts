import type { Caller } from './caller.ts';
import type { Action } from './permissions.ts';
import { type ActionReach, reachOf } from './reach-of.ts';
import { refuseNowhere } from './refuse-nowhere.ts';

/** How far a caller's right to an action reaches; refuses one who has it nowhere. */
export function reachOrRefuse(caller: Caller, action: Action): ActionReach {
  const refused = refuseNowhere(caller, action);
  if (refused) throw refused;
  return reachOf(caller, action);
}
