import type { Relation } from './relation.ts';

/** STIL's data model: CVRNummer is filled in by the register from the P-number, so another one cannot be right. */
export const cvrNummerDiffers: Relation = {
  code: 'CVRNUMMER_DIFFERS',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'cvrNummer',
  severity: 'refusal',
  da: 'P-nummeret hører i CVR til et andet CVR-nummer.',
  en: 'In CVR the P-number belongs to another CVR number.',
  example: 'pNummer: "1012345678"',
  retryable: false,
  check: (object, draft) => {
    const svar = draft.ekstern?.cvr(object);
    const value = 'cvrNummer' in object.after ? object.after.cvrNummer : null;
    if (svar?.svar !== 'BEKRAEFTET' || svar.cvrNummer === null || value === null) return null;
    return svar.cvrNummer === value ? null : { field: 'cvrNummer', value };
  },
};
