import { type Content, oplystColumns } from '../dagtilbud/fields.ts';
import { niveauOrder } from '../dagtilbud/niveau.ts';
import type { Relation } from './regel.ts';

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

export const oldRowRelations: readonly Relation[] = [ownerDiffers, hasEnhed, numberOnOneLevel];
