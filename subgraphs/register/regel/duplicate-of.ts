import { derivedColumns } from '../change/derived-columns.ts';
import type { Draft, DraftObject } from '../change/draft.ts';
import type { Breach } from './regel.ts';

/** Another active object of the level with the same name, and address if it has one, in the same municipality. */
export function duplicateOf(object: DraftObject, draft: Draft): Breach | null {
  if (draft.twins.isEmpty || object.after.aktivitetsstatus !== 'Aktiv') return null;
  const { foldedNavn = '', foldedAdresse = null } = derivedColumns(object.after);
  const kommune = draft.kommuneAfter(object);
  const twin = draft.twins
    .of(object.niveau, foldedNavn)
    .find((other) => other.id !== object.id && other.kommune === kommune && other.foldedAdresse === foldedAdresse);
  if (!twin) return null;
  return { field: 'navn', value: twin.id.startsWith('##') ? null : twin.id }; // ## is a name of ours, not the caller's
}
