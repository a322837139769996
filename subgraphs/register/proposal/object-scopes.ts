import { type Draft, type DraftObject, parentId } from '../draft/draft.ts';
import { ownersIn } from './owners-in.ts';

/** What a change to one object concerns. */
export interface ObjectScope {
  object: DraftObject;
  /** Administrative municipalities, before and after. */
  kommuner: string[];
  /** CVR numbers, before and after; null when it is, or was, nobody's. */
  cvrNumre: string[] | null;
}

/** What the changes of a draft concern, object by object. */
export function objectScopes(draft: Draft): ObjectScope[] {
  const past = draft.past();
  return draft.touched().map((object) => {
    const kommuner = [draft.kommuneBefore(object), draft.kommuneAfter(object)];
    return { object, kommuner: kommuner.filter((one) => one !== null), cvrNumre: cvrNumreOf(draft, past, object) };
  });
}

function cvrNumreOf(draft: Draft, past: Draft, object: DraftObject): string[] | null {
  const earlier = past.get(object.niveau, object.id);
  const after = ownersIn(draft, object);
  const before = earlier ? ownersIn(past, earlier) : after;
  const owners = [...before, ...after];
  if (before.length === 0 || owners.includes(null)) return null;
  const stays = earlier !== undefined && parentId(earlier) === parentId(object);
  const hosts = stays ? [] : hostsOf(draft, past, object);
  return [...owners, ...hosts].filter((one) => one !== null);
}

/** Whose the parent was that an object comes to stand under: nothing is put into what is another's. */
function hostsOf(draft: Draft, past: Draft, object: DraftObject): (string | null)[] {
  const parent = draft.parent(object);
  const earlier = parent && past.get(parent.niveau, parent.id);
  return earlier ? ownersIn(past, earlier) : [];
}
