import { duplicateOf } from './duplicate-of.ts';
import type { Relation } from './relation.ts';

/** STIL, Navngivning: name and address within a municipality is not checked for duplicates; here it is told. */
export const sameAnvisningsenhed: Relation = {
  code: 'ANVISNINGSENHED_DUPLICATE',
  niveauer: ['anvisningsenhed'],
  field: 'navn',
  severity: 'warning',
  da: 'Kommunen har allerede en aktiv anvisningsenhed med samme navn og adresse.',
  en: 'The municipality has an active anvisningsenhed of the same name and address already.',
  example: 'Solstrålen, Skovgruppen',
  retryable: false,
  check: duplicateOf,
};
