import type { Regel } from './regel.ts';

/** One address: something, an @, a domain with a dot. More than that only a delivered mail can tell. */
export const emailForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'EMAIL_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'email',
  da: 'E-mail-adressen har ikke form som én e-mail-adresse.',
  en: 'The e-mail address does not have the form of one e-mail address.',
  example: 'solstraalen@example.dk',
  retryable: false,
  check: ({ email }) => email === null || /^[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+$/.test(email),
};
