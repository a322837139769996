import type { Regel } from './regel.ts';

/** STIL's data model: the name is required. */
export const navnMissing: Regel = {
  code: 'NAVN_MISSING',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'navn',
  da: 'Navnet mangler.',
  en: 'There is no name.',
  example: 'Børnehuset Solstrålen',
  retryable: false,
  check: ({ navn }) => navn.trim() !== '',
};
