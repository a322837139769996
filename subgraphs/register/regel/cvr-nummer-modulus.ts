import type { Relation } from './relation.ts';

const weights = [2, 7, 6, 5, 4, 3, 2, 1];

/**
 * Erhvervsstyrelsen: the eighth digit of a CVR number is its check digit, modulus 11. A warning only: CVR itself says
 * whether a number is right, and nothing promises that every future number keeps the check.
 */
export const cvrNummerModulus: Relation = {
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
