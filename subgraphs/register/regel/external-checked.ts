import type { Relation } from './relation.ts';

/** An outage of DAR or CVR never stops a write; `kontrol` on the object tells what was not checked, and why. */
export const externalChecked: Relation = {
  code: 'EXTERNAL_NOT_CHECKED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'pNummer',
  severity: 'warning',
  da: 'P-nummeret eller adressen kunne ikke kontrolleres i CVR eller DAR nu og kontrolleres senere.',
  en: 'The P-number or the address could not be checked in CVR or DAR now, and will be later.',
  example: 'kontrol { dar { svar } cvr { svar } }',
  retryable: true,
  check: (object, draft) => {
    if (draft.ekstern?.cvr(object)?.svar === 'IKKE_KONTROLLERET') return { field: 'pNummer', value: null };
    if (draft.ekstern?.dar(object)?.svar === 'IKKE_KONTROLLERET') return { field: 'vejNavn', value: null };
    return null;
  },
};
