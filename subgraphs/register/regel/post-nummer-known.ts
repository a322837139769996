import type { Relation } from './relation.ts';

/**
 * DAR has a list of the post numbers that addresses have. A warning only: a new number is in use before our list has
 * it. The list is the code table postnummer, each number with its source; `setKode` changes it.
 */
export const postNummerKnown: Relation = {
  code: 'POSTNUMMER_UNKNOWN',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'postNummer',
  severity: 'warning',
  da: 'Postnummeret er ikke på listen over danske postnumre.',
  en: 'The post number is not on the list of Danish post numbers.',
  example: '8600',
  retryable: false,
  check: ({ after }, _draft, kodebog) => {
    const value = 'postNummer' in after ? after.postNummer : null;
    // What has not four digits is the business of POSTNUMMER_MALFORMED.
    if (value === null || !/^\d{4}$/.test(value) || kodebog.inForce('postnummer', value)) return null;
    return { field: 'postNummer', value };
  },
};
