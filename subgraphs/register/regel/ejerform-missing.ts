import type { Regel } from './regel.ts';

/** STIL's data model: ejerformKode is required. */
export const ejerformMissing: Regel<'daginstitution'> = {
  code: 'EJERFORM_MISSING',
  niveauer: ['daginstitution'],
  field: 'ejerformKode',
  da: 'Daginstitutionen mangler ejerform.',
  en: 'The daginstitution has no form of ownership.',
  example: '1',
  retryable: false,
  check: ({ ejerformKode }) => ejerformKode !== null,
};
