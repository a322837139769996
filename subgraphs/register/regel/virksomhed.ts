import type { Regel, Relation } from './regel.ts';

/** STIL's data model: PNummer is required; without it no users can be attached in Unilogin. */
const pNummerMissing: Regel<'anvisningsenhed'> = {
  code: 'PNUMMER_MISSING',
  niveauer: ['anvisningsenhed'],
  field: 'pNummer',
  da: 'En aktiv anvisningsenhed mangler P-nummer.',
  en: 'An active anvisningsenhed has no P-number.',
  example: '1012345678',
  retryable: false,
  check: ({ aktivitetsstatus, pNummer }) => aktivitetsstatus !== 'Aktiv' || pNummer !== null,
};

/** STIL's data model: PNummer: text, 10 characters. Spreadsheets drop leading zeros. */
const pNummerForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'PNUMMER_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'pNummer',
  da: 'P-nummeret er ikke ti cifre.',
  en: 'The P-number is not ten digits.',
  example: '1012345678',
  retryable: false,
  check: ({ pNummer }) => pNummer === null || /^\d{10}$/.test(pNummer),
};

/** The register fills it in from the P-number; data access in Tilslutning is administered by it. */
const cvrNummerMissing: Regel<'anvisningsenhed'> = {
  code: 'CVRNUMMER_MISSING',
  niveauer: ['anvisningsenhed'],
  field: 'cvrNummer',
  da: 'En aktiv anvisningsenhed mangler CVR-nummer.',
  en: 'An active anvisningsenhed has no CVR number.',
  example: '12345674',
  retryable: false,
  check: ({ aktivitetsstatus, cvrNummer }) => aktivitetsstatus !== 'Aktiv' || cvrNummer !== null,
};

/** STIL's data model: CVRNummer: text, 8 characters. Spreadsheets drop leading zeros. */
const cvrNummerForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'CVRNUMMER_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'cvrNummer',
  da: 'CVR-nummeret er ikke otte cifre.',
  en: 'The CVR number is not eight digits.',
  example: '12345674',
  retryable: false,
  check: ({ cvrNummer }) => cvrNummer === null || /^\d{8}$/.test(cvrNummer),
};

const weights = [2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Erhvervsstyrelsen: the eighth digit of a CVR number is its check digit, modulus 11. A warning only: CVR itself says
 * whether a number is right, and nothing promises that every future number keeps the check.
 */
const cvrNummerModulus: Relation = {
  code: 'CVRNUMMER_CHECK_DIGIT',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'cvrNummer',
  severity: 'warning',
  da: 'CVR-nummerets kontrolciffer passer ikke (modulus 11): et ciffer er nok forkert.',
  en: 'The check digit of the CVR number does not fit (modulus 11): a digit is probably wrong.',
  example: '12345674',
  retryable: false,
  check: ({ after }) => {
    const value = 'cvrNummer' in after ? after.cvrNummer : null;
    // What has not eight digits is the business of CVRNUMMER_MALFORMED.
    if (value === null || !/^\d{8}$/.test(value) || keepsModulus11(value)) return null;
    return { field: 'cvrNummer', value };
  },
};

const keepsModulus11 = (digits: string): boolean =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits.charAt(i)), 0) % 11 === 0;

export const virksomhedRegler: readonly Regel[] = [pNummerMissing, pNummerForm, cvrNummerMissing, cvrNummerForm];

export const virksomhedRelations: readonly Relation[] = [cvrNummerModulus];
