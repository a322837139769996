import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { reachOf } from '../../common/auth/reach-of.ts';

/** Throws the refusal for a caller whose right to an action reaches nowhere; any other is shown what it reaches. */
export function refuseNowhere(caller: Caller, action: Action): void {
  const { all, kommuner, enheder } = reachOf(caller, action);
  if (all || kommuner.length + enheder.length > 0) return;
  const refused = may(caller, action, { kommuner: [] });
  if (refused) throw refused;
}
