import { type Draft, type DraftObject, parentId } from '../draft/draft.ts';

/** What a proposal rests on, as it is stored: when this is another, the proposal is outdated. */
interface Basis {
  kommuner: string;
  cvrNumre: string;
  /** The versions of the objects that it touches. */
  versions: string;
}

/** The basis of a proposal of what a draft changes. */
export function basisOf(draft: Draft): Basis {
  const scopes = objectScopes(draft);
  const versions = draft
    .touched()
    .flatMap(({ niveau, before }) => (before === null ? [] : [`${niveau} ${before.nummer} ${before.version}`]));
  return {
    kommuner: inOrder(scopes.flatMap(({ kommuner }) => kommuner)),
    cvrNumre: inOrder(scopes.flatMap(({ cvrNumre }) => cvrNumre ?? [])),
    versions: inOrder(versions),
  };
}

const inOrder = (values: readonly string[]): string => JSON.stringify([...new Set(values)].sort());

/** What a change to one object concerns. */
interface ObjectScope {
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

/**
 * Whose an object of a draft is, as CVR numbers: its own; an alternativ adresse without one is its anvisningsenhed's, a
 * daginstitution is its anvisningsenheder's, closed ones too. Null stands for what is nobody's that is known.
 */
function ownersIn(draft: Draft, object: DraftObject): (string | null)[] {
  if (object.niveau === 'daginstitution') return draft.children(object).flatMap((unit) => ownersIn(draft, unit));
  const own = 'cvrNummer' in object.after ? object.after.cvrNummer : null;
  const parent = object.niveau === 'alternativAdresse' && own === null ? draft.parent(object) : undefined;
  return parent ? ownersIn(draft, parent) : [own];
}
