import type { Relation } from './relation.ts';

/** STIL, Politikker: the P-number must be active in CVR. An answer that could not be had breaks nothing. */
export const pNummerActive: Relation = {
  code: 'PNUMMER_NOT_ACTIVE',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'pNummer',
  severity: 'refusal',
  da: 'P-nummeret er ukendt eller ophørt i CVR.',
  en: 'The P-number is unknown in CVR, or has ended there.',
  example: '1012345678',
  retryable: false,
  check: (object, draft) => {
    if (draft.ekstern?.cvr(object)?.svar !== 'MODSAGT') return null;
    return { field: 'pNummer', value: 'pNummer' in object.after ? object.after.pNummer : null };
  },
};
