import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import type { Problem } from '../answer/fejl.ts';
import { actionOf } from './action-of.ts';
import type { Draft } from './draft.ts';

type RegisterAction = Extract<Action, `register.${string}`>;

/**
 * Why a caller may not make the changes of a draft: each needs rights in the municipality before and after it. The right
 * is that to each change, or that to the `whole` of which they are parts.
 */
export function authoriseDraft(caller: Caller, draft: Draft, whole?: RegisterAction): Problem[] {
  return draft.touched().flatMap((object) => {
    // Under a parent that is not there, or in no municipality, nothing is stored, whoever asks; that is what they are told.
    const kommuner = [draft.kommuneBefore(object), draft.kommuneAfter(object)].flatMap((kommune) => kommune || []);
    if (kommuner.length === 0 && object.before === null) return [];
    const action = actionOf(object.niveau, object.before, object.after) ?? 'update';
    const refused = may(caller, whole ?? `register.${action}`, { kommuner: [...new Set(kommuner)] });
    return refused ? [refusalProblem(refused, object.paths[0] ?? [])] : [];
  });
}
