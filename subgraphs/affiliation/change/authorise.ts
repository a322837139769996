import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import type { Problem } from '../../common/errors/problem.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import { placesOf } from './place.ts';
import type { Work } from './work.ts';

/** Why the caller may not write what the work touches: one problem per municipality or unit, not one per object. */
export function authorise(caller: Caller, action: Action, work: Work): Problem[] {
  const problems = new Map<string, Problem>();
  for (const objekt of work.touched()) {
    const { before, after } = placesOf(work, objekt);
    for (const place of [before, after]) {
      // A unit that is not known is nobody's; that it is unknown is what there is to tell.
      if (place === null || (place.enhed !== null && place.kommune === null)) continue;
      const kommuner = place.kommune === null ? [] : [place.kommune];
      const enheder = place.enhed === null ? [] : [place.enhed];
      const refused = may(caller, action, { kommuner, enheder });
      if (refused) problems.set(refused.message, refusalProblem(refused, objekt.path ?? []));
    }
  }
  return [...problems.values()];
}
