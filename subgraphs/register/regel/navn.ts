import { isShowable } from '../../common/text/clean-text.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import type { BrokenAt, Regel, Relation } from './regel.ts';

/** STIL's data model: the name is required. */
const navnMissing: Regel = {
  code: 'NAVN_MISSING',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'navn',
  da: 'Navnet mangler.',
  en: 'There is no name.',
  example: 'Børnehuset Solstrålen',
  retryable: false,
  check: ({ navn }) => navn.trim() !== '',
};

/** STIL's data model: daginstitutionsNavn, EnhedsNavn: text, at most 132. */
const navnLength: Regel = {
  code: 'NAVN_TOO_LONG',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'navn',
  da: 'Navnet er længere end 132 tegn.',
  en: 'The name is longer than 132 characters.',
  example: 'Børnehuset Solstrålen',
  retryable: false,
  check: ({ navn }) => [...navn].length <= 132,
};

/** Line breaks and tabs inside a value break the readers of the register's exports, which do not expect quoting; U+202E shows another value than is stored. */
const controlCharacters: Regel = {
  code: 'CONTROL_CHARACTERS',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'navn',
  da: 'Værdien indeholder styretegn, for eksempel linjeskift, tabulator eller et tegn, der vender skriveretningen (U+202E).',
  en: 'The value holds control characters, such as a line break, a tab or one that turns the letters round (U+202E).',
  example: 'Børnehuset Solstrålen',
  retryable: false,
  check(row) {
    return Object.entries(row)
      .filter(([, value]) => typeof value === 'string' && !isShowable(value))
      .map(([field, value]) => ({ field, value: JSON.stringify(value).slice(1, -1) }));
  },
};

/** STIL, Navngivning: the name within a municipality is not checked for duplicates; here it is a warning. */
const sameDaginstitution: Relation = {
  code: 'DAGINSTITUTION_DUPLICATE',
  niveauer: ['daginstitution'],
  field: 'navn',
  severity: 'warning',
  da: 'Kommunen har allerede en aktiv daginstitution med samme navn.',
  en: 'The municipality has an active daginstitution of the same name already.',
  example: 'Børnehuset Solstrålen Nord',
  retryable: false,
  check: duplicateOf,
};

/** STIL, Navngivning: name and address within a municipality is not checked for duplicates; here it is a warning. */
const sameAnvisningsenhed: Relation = {
  code: 'ANVISNINGSENHED_DUPLICATE',
  niveauer: ['anvisningsenhed'],
  field: 'navn',
  severity: 'warning',
  da: 'Kommunen har allerede en aktiv anvisningsenhed med samme navn og adresse.',
  en: 'The municipality has an active anvisningsenhed of the same name and address already.',
  example: 'Solstrålen, Skovgruppen',
  retryable: false,
  check: duplicateOf,
};

/** STIL, Navngivning: name and address within a municipality is not checked for duplicates; here it is a warning. */
const sameAlternativAdresse: Relation = {
  code: 'ALTERNATIV_ADRESSE_DUPLICATE',
  niveauer: ['alternativAdresse'],
  field: 'navn',
  severity: 'warning',
  da: 'Kommunen har allerede en aktiv alternativ adresse med samme navn og adresse.',
  en: 'The municipality has an active alternativ adresse of the same name and address already.',
  example: 'Solstrålen, Skovgruppen',
  retryable: false,
  check: duplicateOf,
};

/** Another active object of the level with the same name, and address if it has one, in the same municipality. */
function duplicateOf(object: DraftObject, draft: Draft): BrokenAt | null {
  if (draft.twins.isEmpty || object.after.aktivitetsstatus !== 'Aktiv') return null;
  const { foldedNavn, foldedAdresse } = draft.derived(object);
  const { id, niveau } = object;
  const other = draft.twins.other(niveau, foldedNavn, { id, kommune: draft.kommuneAfter(object), foldedAdresse });
  if (other === undefined) return null;
  return { field: 'navn', value: other.startsWith('##') ? null : other }; // ## is a name of ours, not the caller's
}

export const navnRegler: readonly Regel[] = [navnMissing, navnLength, controlCharacters];

export const navnRelations: readonly Relation[] = [sameDaginstitution, sameAnvisningsenhed, sameAlternativAdresse];
