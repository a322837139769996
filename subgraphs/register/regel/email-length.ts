import type { Regel } from './regel.ts';

/** STIL's data model: Email: text, at most 132. */
export const emailLength: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'EMAIL_TOO_LONG',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'email',
  da: 'E-mail-adressen er længere end 132 tegn.',
  en: 'The e-mail address is longer than 132 characters.',
  example: 'solstraalen@example.dk',
  retryable: false,
  check: ({ email }) => email === null || [...email].length <= 132,
};
