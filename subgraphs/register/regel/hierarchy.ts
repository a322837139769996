import { type Content, niveauer, niveauOrder, oplystColumns } from '../dagtilbud/fields.ts';
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

/** Rows of the real register repeat the ownership of their daginstitution, and some repeat another than it has. */
const ownerDiffers: Relation = {
  code: 'OWNER_DIFFERS',
  niveauer: ['anvisningsenhed'],
  field: 'oplystEjerformKode',
  severity: 'finding',
  da: 'Filen, enheden kom fra, angiver en anden ejerform, et andet lovgrundlag eller en anden kommune end daginstitutionens, som er den, der gælder.',
  en: 'The file that the unit came from says another ownership, legal basis or municipality than its daginstitution has, which is what counts.',
  example: 'updateAnvisningsenhed(input: { nummer: "G10432", foelgDaginstitution: true })',
  retryable: false,
  check: (object, draft) => {
    const owner = draft.parent(object)?.after as Content['daginstitution'] | undefined;
    const unit = object.after as Content['anvisningsenhed'];
    return oplystColumns
      .map(([column, field]) => ({ field, value: unit[field], counts: owner?.[column] ?? null }))
      .filter(({ value, counts }) => value !== null && value !== counts)
      .map(({ field, value }) => ({ field, value }));
  },
};

/** STIL, Navngivning: every daginstitution has a unit. Created first, it cannot have one yet, so it is only found. */
const hasEnhed: Relation = {
  code: 'DAGINSTITUTION_WITHOUT_ENHED',
  niveauer: ['daginstitution'],
  field: 'anvisningsenheder',
  severity: 'finding',
  da: 'Daginstitutionen har ingen aktiv anvisningsenhed.',
  en: 'The daginstitution has no active anvisningsenhed.',
  example: 'createAnvisningsenhed(input: { daginstitutionsNummer: "G10431", … })',
  retryable: false,
  check: (object, draft) =>
    object.after.aktivitetsstatus === 'Nedlagt' ||
    draft.children(object).some(({ after }) => after.aktivitetsstatus === 'Aktiv')
      ? null
      : { field: 'anvisningsenheder', value: null },
};

/**
 * Seven numbers of the real register stand on two levels; what is asked for by number is then ambiguous. Of two in one
 * municipality the lower one is found; of two in different ones each municipality must hear.
 */
const numberOnOneLevel: Relation = {
  code: 'NUMMER_ON_TWO_LEVELS',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'nummer',
  severity: 'finding',
  da: 'Nummeret er også nummer på en anden enhed, på et andet niveau.',
  en: 'The number is also the number of another object, on another level.',
  example: 'G10431',
  retryable: false,
  check: ({ niveau, id }, draft) => {
    if (id.startsWith('#')) return null;
    const above = niveauOrder.slice(0, niveauOrder.indexOf(niveau));
    const isTwice =
      above.some((other) => draft.get(other, id)) || niveauOrder.some((other) => draft.elsewhere.has(`${other} ${id}`));
    return isTwice ? { field: 'nummer', value: id } : null;
  },
};

export const hierarchyRelations: readonly Relation[] = [parentExists, parentActive, childrenClosed, sameKommune];

/** What rows from before the rules break: found, and never refused. */
export const oldRowRelations: readonly Relation[] = [ownerDiffers, hasEnhed, numberOnOneLevel];
