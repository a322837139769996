import { type Caller, may } from '../../common/auth/may.ts';
import type { Action } from '../../common/auth/permissions.ts';
import { refusalProblem } from '../../common/errors/problem.ts';
import type { Problem } from '../answer/fejl.ts';
import { applyCommands } from '../draft/apply-commands.ts';
import type { Command } from '../draft/command.ts';
import { actionOf } from '../draft/diff.ts';
import type { Draft } from '../draft/draft.ts';
import { loadDraft, type Source } from '../draft/load-draft.ts';
import type { WriteAnswer, WriteRequest } from './write-request.ts';

type RegisterAction = Extract<Action, `register.${string}`>;

/**
 * Why a caller may not make the changes of a draft: each needs rights in the municipality before and after it. The right
 * is that to each change, or that to the `whole` of which they are parts.
 */
export function authoriseDraft(caller: Caller, draft: Draft, whole?: RegisterAction): Problem[] {
  return draft.touched().flatMap((object) => {
    // Nothing is stored under a parent that is not there, or in no municipality, whoever asks: the rules say so.
    const kommuner = [draft.kommuneBefore(object), draft.kommuneAfter(object)].flatMap((kommune) => kommune || []);
    if (kommuner.length === 0 && object.before === null) return [];
    const action = actionOf(object.niveau, object.before, object.after) ?? 'update';
    const refused = may(caller, whole ?? `register.${action}`, { kommuner: [...new Set(kommuner)] });
    return refused ? [refusalProblem(refused, object.paths[0] ?? [])] : [];
  });
}

/** What the caller may do with a draft: `proposes` when it may only propose it, `forbidden` when not even that. */
interface Right {
  forbidden: Problem[];
  proposes: boolean;
}

/** A right to write wins over one to propose. */
export function rightTo({ authorise, proposing }: Pick<WriteRequest, 'authorise' | 'proposing'>, draft: Draft): Right {
  const forbidden = authorise(draft);
  if (forbidden.length === 0 || !proposing) return { forbidden, proposes: false };
  const unproposable = proposing.authorise(draft);
  return { forbidden: unproposable, proposes: unproposable.length === 0 };
}

/**
 * Why a caller does not get the answer of an earlier call again; nothing when it does. It may have lost rights since, and
 * objects may have gone to another municipality: the rights count where the objects are now.
 */
export async function refuseRepeating(source: Source, request: WriteRequest, answer: WriteAnswer): Promise<Problem[]> {
  if (request.useCase?.refuseRepeating) return request.useCase.refuseRepeating(source);
  const commands = answer.span === null ? request.commands : answer.changes.flatMap(touching);
  const draft = await loadDraft(source, commands);
  applyCommands(draft, commands);
  return answer.proposal === null ? request.authorise(draft) : rightTo(request, draft).forbidden;
}

/** Names an object, and leaves it as it is. */
const touching = ({ niveau, nummer }: WriteAnswer['changes'][number]): Command[] =>
  nummer === null ? [] : [{ op: 'update', niveau, nummer, expectedVersion: null, fields: {}, path: [] }];
