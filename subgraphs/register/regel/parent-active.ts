import { parentId } from '../change/draft.ts';
import { niveauer } from '../dagtilbud/niveau.ts';
import type { Relation } from './relation.ts';

/** STIL, Politikker: created from the top down, closed from the bottom up. */
export const parentActive: Relation = {
  code: 'PARENT_CLOSED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'parent',
  severity: 'refusal',
  da: 'Den overliggende enhed er nedlagt; under den kan intet være aktivt.',
  en: 'The parent is closed; nothing under it can be active.',
  example: 'G10431',
  retryable: false,
  check: (object, draft) =>
    object.after.aktivitetsstatus === 'Aktiv' && draft.parent(object)?.after.aktivitetsstatus === 'Nedlagt'
      ? { field: niveauer[object.niveau].parent, value: parentId(object) }
      : null,
};
