import type { Draft, DraftObject } from '../draft/draft.ts';

/**
 * Whose an object of a draft is, as CVR numbers: its own; an alternativ adresse without one is its anvisningsenhed's, a
 * daginstitution is its anvisningsenheder's, closed ones too. Null stands for what is nobody's that is known.
 */
export function ownersIn(draft: Draft, object: DraftObject): (string | null)[] {
  if (object.niveau === 'daginstitution') return draft.children(object).flatMap((unit) => ownersIn(draft, unit));
  const own = 'cvrNummer' in object.after ? object.after.cvrNummer : null;
  const parent = object.niveau === 'alternativAdresse' && own === null ? draft.parent(object) : undefined;
  return parent ? ownersIn(draft, parent) : [own];
}
