import type { Regel } from './regel.ts';

/** STIL's data model: TelefonNummer: text, at most 20. */
export const telefonNummerLength: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'TELEFONNUMMER_TOO_LONG',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'telefonNummer',
  da: 'Telefonnummeret er længere end 20 tegn.',
  en: 'The telephone number is longer than 20 characters.',
  example: '87654321',
  retryable: false,
  check: ({ telefonNummer }) => telefonNummer === null || [...telefonNummer].length <= 20,
};
