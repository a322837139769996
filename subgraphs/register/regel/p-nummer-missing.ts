import type { Regel } from './regel.ts';

/** STIL's data model: PNummer is required; without it no users can be attached in Unilogin. */
export const pNummerMissing: Regel<'anvisningsenhed'> = {
  code: 'PNUMMER_MISSING',
  niveauer: ['anvisningsenhed'],
  field: 'pNummer',
  da: 'En aktiv anvisningsenhed mangler P-nummer.',
  en: 'An active anvisningsenhed has no P-number.',
  example: '1012345678',
  retryable: false,
  check: ({ aktivitetsstatus, pNummer }) => aktivitetsstatus !== 'Aktiv' || pNummer !== null,
};
