import type { Regel } from './regel.ts';

/** Old rows hold "0", e-mail addresses and two numbers in one field; the field is free text to STIL. */
export const telefonNummerForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'TELEFONNUMMER_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'telefonNummer',
  da: 'Telefonnummeret er ikke ét dansk nummer på otte cifre, eventuelt med +45 foran.',
  en: 'The telephone number is not one Danish number of eight digits, with or without +45.',
  example: '87654321',
  retryable: false,
  check: ({ telefonNummer }) => telefonNummer === null || /^(\+45|0045)?\d{8}$/.test(telefonNummer.replaceAll(' ', '')),
};
