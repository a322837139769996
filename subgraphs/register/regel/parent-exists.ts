import { parentId } from '../change/draft.ts';
import { niveauer } from '../dagtilbud/niveau.ts';
import type { Relation } from './relation.ts';

/** STIL, Politikker: units are created from the top down. */
export const parentExists: Relation = {
  code: 'PARENT_UNKNOWN',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'parent',
  severity: 'refusal',
  da: 'Der findes ingen overliggende enhed med det nummer.',
  en: 'There is no parent with that number.',
  example: 'G10431',
  retryable: false,
  check: (object, draft) =>
    draft.parent(object) ? null : { field: niveauer[object.niveau].parent, value: parentId(object) },
};
