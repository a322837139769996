import { niveauer } from '../dagtilbud/niveau.ts';
import { parentId } from '../draft/draft.ts';
import type { Relation } from './regel.ts';

/** STIL, Politikker: units are created from the top down. */
const parentExists: Relation = {
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

/** STIL, Politikker: created from the top down, closed from the bottom up. */
const parentActive: Relation = {
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

/** STIL, Politikker: an object with active children cannot be closed; nothing is closed along with it. */
const childrenClosed: Relation = {
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

/** STIL, Politikker and MoveAnvisningsEnhed: moves only inside the municipality's own organisation. */
const sameKommune: Relation = {
  code: 'MOVED_ACROSS_KOMMUNER',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'parent',
  severity: 'refusal',
  da: 'En enhed kan kun flyttes inden for sin kommune.',
  en: 'A unit can be moved inside its municipality only.',
  example: 'G10431',
  retryable: false,
  check: (object, draft) => {
    if (object.before === null || !isMoved(object)) return null;
    const [from, to] = [draft.kommuneBefore(object), draft.kommuneAfter(object)];
    return to === null || from === to ? null : { field: niveauer[object.niveau].parent, value: parentId(object) };
  },
};

const isMoved = (object: Parameters<Relation['check']>[0]): boolean => {
  const column = niveauer[object.niveau].parent as keyof typeof object.before;
  return object.before !== null && object.before[column] !== parentId(object);
};

export const hierarchyRelations: readonly Relation[] = [parentExists, parentActive, childrenClosed, sameKommune];
