import type { Regel } from './regel.ts';

/** STIL's data model: Email: text, at most 132. */
const emailLength: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'EMAIL_TOO_LONG',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'email',
  da: 'E-mail-adressen er længere end 132 tegn.',
  en: 'The e-mail address is longer than 132 characters.',
  example: 'solstraalen@example.dk',
  retryable: false,
  check: ({ email }) => email === null || [...email].length <= 132,
};

/** One address: something, an @, a domain with a dot. Only a delivered mail shows more. */
const emailForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'EMAIL_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'email',
  da: 'E-mail-adressen har ikke form som én e-mail-adresse.',
  en: 'The e-mail address does not have the form of one e-mail address.',
  example: 'solstraalen@example.dk',
  retryable: false,
  check: ({ email }) => email === null || /^[^\s@,;<>]+@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+$/.test(email),
};

/** STIL's data model: TelefonNummer: text, at most 20. */
const telefonNummerLength: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'TELEFONNUMMER_TOO_LONG',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'telefonNummer',
  da: 'Telefonnummeret er længere end 20 tegn.',
  en: 'The telephone number is longer than 20 characters.',
  example: '87654321',
  retryable: false,
  check: ({ telefonNummer }) => telefonNummer === null || [...telefonNummer].length <= 20,
};

/** Old rows hold "0", e-mail addresses and two numbers in one field; the field is free text to STIL. */
const telefonNummerForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'TELEFONNUMMER_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'telefonNummer',
  da: 'Telefonnummeret er ikke ét dansk nummer på otte cifre, eventuelt med +45 foran.',
  en: 'The telephone number is not one Danish number of eight digits, with or without +45.',
  example: '87654321',
  retryable: false,
  check: ({ telefonNummer }) => telefonNummer === null || /^(\+45|0045)?\d{8}$/.test(telefonNummer.replaceAll(' ', '')),
};

export const kontaktRegler: readonly Regel[] = [emailLength, emailForm, telefonNummerLength, telefonNummerForm];
