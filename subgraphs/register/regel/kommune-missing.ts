import type { Regel } from './regel.ts';

/** STIL's data model: admKommuneKode is required. */
export const kommuneMissing: Regel<'daginstitution'> = {
  code: 'KOMMUNE_MISSING',
  niveauer: ['daginstitution'],
  field: 'admKommuneKode',
  da: 'Daginstitutionen mangler administrativ kommune.',
  en: 'The daginstitution has no administrative municipality.',
  example: '101',
  retryable: false,
  check: ({ admKommuneKode }) => admKommuneKode !== '',
};
