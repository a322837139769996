import type { Problem } from '../answer/fejl.ts';
import { applyCommands } from './apply-commands.ts';
import type { Command } from './command.ts';
import { loadDraft, type Source } from './load-draft.ts';
import { rightTo } from './right-to.ts';
import type { WriteAnswer } from './write-answer.ts';
import type { WriteRequest } from './write-request.ts';

/**
 * Why a caller is not told again what an earlier call did; nothing when it is. Rights may have been taken from it since,
 * and objects may have gone to another municipality: they are asked where the objects are now.
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
