import type { Draft } from '../change/draft.ts';
import type { DraftObject } from '../change/draft-object.ts';
import type { Breach } from './regel.ts';

/** Another active object of the level with the same name, and address if it has one, in the same municipality. */
export function duplicateOf(object: DraftObject, draft: Draft): Breach | null {
  if (draft.twins.isEmpty || object.after.aktivitetsstatus !== 'Aktiv') return null;
  const { foldedNavn, foldedAdresse } = draft.derived(object);
  const { id, niveau } = object;
  const other = draft.twins.other(niveau, foldedNavn, { id, kommune: draft.kommuneAfter(object), foldedAdresse });
  if (other === undefined) return null;
  return { field: 'navn', value: other.startsWith('##') ? null : other }; // ## is a name of ours, not the caller's
}
