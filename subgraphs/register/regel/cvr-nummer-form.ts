import type { Regel } from './regel.ts';

/** STIL's data model: CVRNummer: text, 8 characters. Spreadsheets drop leading zeros. */
export const cvrNummerForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'CVRNUMMER_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'cvrNummer',
  da: 'CVR-nummeret er ikke otte cifre.',
  en: 'The CVR number is not eight digits.',
  example: '12345674',
  retryable: false,
  check: ({ cvrNummer }) => cvrNummer === null || /^\d{8}$/.test(cvrNummer),
};
