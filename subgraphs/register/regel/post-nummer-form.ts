import type { Regel } from './regel.ts';

/** Danish post numbers have four digits. */
export const postNummerForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'POSTNUMMER_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'postNummer',
  da: 'Postnummeret er ikke fire cifre.',
  en: 'The post number is not four digits.',
  example: '8600',
  retryable: false,
  check: ({ postNummer }) => postNummer === null || /^\d{4}$/.test(postNummer),
};
