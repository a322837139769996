import type { Regel } from './regel.ts';

/** Joined with DAR by its id, a UUID; a shorter one is often a file that was cut. */
export const dawaIdForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'DAWAID_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'dawaId',
  da: 'Adressens DAR-id er ikke en UUID.',
  en: "The address's id in DAR is not a UUID.",
  example: '0a3f50b7-9a42-32b8-e044-0003ba298018',
  retryable: false,
  check: ({ dawaId }) => dawaId === null || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(dawaId),
};
