import type { Regel } from './regel.ts';

/** STIL's data model: daginstitutionsNavn, EnhedsNavn: text, at most 132. */
export const navnLength: Regel = {
  code: 'NAVN_TOO_LONG',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'navn',
  da: 'Navnet er længere end 132 tegn.',
  en: 'The name is longer than 132 characters.',
  example: 'Børnehuset Solstrålen',
  retryable: false,
  check: ({ navn }) => [...navn].length <= 132,
};
