import type { Regel } from './regel.ts';

/** STIL's data model: InstType3 is required. */
export const institutionstypeMissing: Regel<'anvisningsenhed'> = {
  code: 'INSTITUTIONSTYPE_MISSING',
  niveauer: ['anvisningsenhed'],
  field: 'institutionstypeKode',
  da: 'Anvisningsenheden mangler institutionstype.',
  en: 'The anvisningsenhed has no kind of day-care.',
  example: '6012',
  retryable: false,
  check: ({ institutionstypeKode }) => institutionstypeKode !== null,
};
