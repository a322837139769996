import type { Regel } from './regel.ts';

/** STIL's data model: lovgrundlagKode is required; the public export leaves it out. */
export const lovgrundlagMissing: Regel<'daginstitution'> = {
  code: 'LOVGRUNDLAG_MISSING',
  niveauer: ['daginstitution'],
  field: 'lovgrundlagKode',
  da: 'Daginstitutionen mangler lovgrundlag.',
  en: 'The daginstitution has no legal basis.',
  example: '1',
  retryable: false,
  check: ({ lovgrundlagKode }) => lovgrundlagKode !== null,
};
