import { parentId } from '../change/draft.ts';
import { niveauer } from '../dagtilbud/niveau.ts';
import type { Relation } from './relation.ts';

/** STIL, Politikker and MoveAnvisningsEnhed: moves only inside the municipality's own organisation. */
export const sameKommune: Relation = {
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
