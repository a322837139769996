import type { Relation } from './relation.ts';

/** STIL, Navngivning: every daginstitution has a unit. Created first, it cannot have one yet, so it is only found. */
export const hasEnhed: Relation = {
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
