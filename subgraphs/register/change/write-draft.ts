import { niveauer } from '../dagtilbud/niveau.ts';
import { actionOf } from './action-of.ts';
import type { ChangesetWriter } from './changeset-writer.ts';
import type { Draft } from './draft.ts';
import type { DraftObject } from './draft-object.ts';
import type { ObjectChange } from './object-change.ts';

/** Gives new objects their numbers and writes everything the draft changes. Returns the numbers of all touched objects. */
export async function writeDraft(writer: ChangesetWriter, draft: Draft): Promise<Record<string, string>> {
  const touched = draft.touched();
  const numbers: Record<string, string> = {};
  for (const { id } of touched) numbers[id] = id.startsWith('#') ? writer.issueNummer() : id;
  await writer.write(touched.flatMap((object) => toChange(draft, object, numbers)));
  return numbers;
}

function toChange(draft: Draft, object: DraftObject, numbers: Record<string, string>): ObjectChange[] {
  const { niveau, id, before, after } = object;
  const action = actionOf(niveau, before, after);
  if (action === null) return [];
  const kommuner = { kommuneBefore: draft.kommuneBefore(object), kommuneAfter: draft.kommuneAfter(object) };
  const column = niveauer[niveau].parent;
  const parent = String(after[column as keyof typeof after]);
  const content = { ...after, [column]: numbers[parent] ?? parent };
  // Level, before and after belong together, which a union over the levels cannot say.
  return [{ niveau, nummer: numbers[id] ?? id, action, before, after: content, ...kommuner } as ObjectChange];
}
