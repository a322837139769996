import type { Regel } from './regel.ts';

/** STIL's data model: PNummer: text, 10 characters. Spreadsheets drop leading zeros. */
export const pNummerForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'PNUMMER_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'pNummer',
  da: 'P-nummeret er ikke ti cifre.',
  en: 'The P-number is not ten digits.',
  example: '1012345678',
  retryable: false,
  check: ({ pNummer }) => pNummer === null || /^\d{10}$/.test(pNummer),
};
