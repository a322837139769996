import { duplicateOf } from './duplicate-of.ts';
import type { Relation } from './relation.ts';

/** STIL, Navngivning: the name within a municipality is not checked for duplicates; here it is told. */
export const sameDaginstitution: Relation = {
  code: 'DAGINSTITUTION_DUPLICATE',
  niveauer: ['daginstitution'],
  field: 'navn',
  severity: 'warning',
  da: 'Kommunen har allerede en aktiv daginstitution med samme navn.',
  en: 'The municipality has an active daginstitution of the same name already.',
  example: 'Børnehuset Solstrålen Nord',
  retryable: false,
  check: duplicateOf,
};
