import type { Relation } from './relation.ts';

/** STIL, Politikker: an object with active children cannot be closed; nothing is closed along with it. */
export const childrenClosed: Relation = {
  code: 'HAS_ACTIVE_CHILDREN',
  niveauer: ['daginstitution', 'anvisningsenhed'],
  field: 'aktivitetsstatus',
  severity: 'refusal',
  da: 'Den har aktive enheder under sig; luk dem først, eller i samme kald.',
  en: 'It has active objects below it; close those first, or in the same call.',
  example: 'closeAnvisningsenhed: { nummer: "G10432" }, closeDaginstitution: { nummer: "G10431" }',
  retryable: false,
  check: (object, draft) => {
    if (object.after.aktivitetsstatus !== 'Nedlagt') return null;
    const child = draft.children(object).find(({ after }) => after.aktivitetsstatus === 'Aktiv');
    return child ? { field: 'aktivitetsstatus', value: child.id } : null;
  },
};
