import { duplicateOf } from './duplicate-of.ts';
import type { Relation } from './relation.ts';

/** STIL, Navngivning: name and address within a municipality is not checked for duplicates; here it is told. */
export const sameAlternativAdresse: Relation = {
  code: 'ALTERNATIV_ADRESSE_DUPLICATE',
  niveauer: ['alternativAdresse'],
  field: 'navn',
  severity: 'warning',
  da: 'Kommunen har allerede en aktiv alternativ adresse med samme navn og adresse.',
  en: 'The municipality has an active alternativ adresse of the same name and address already.',
  example: 'Solstrålen, Skovgruppen',
  retryable: false,
  check: duplicateOf,
};
