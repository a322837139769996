import { type Content, oplystColumns } from '../change/content.ts';
import type { Relation } from './relation.ts';

/** Rows of the real register repeat the ownership of their daginstitution, and some repeat another than it has. */
export const ownerDiffers: Relation = {
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
