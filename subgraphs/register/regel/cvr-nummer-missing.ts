import type { Regel } from './regel.ts';

/** The register fills it in from the P-number; data access in Tilslutning is administered by it. */
export const cvrNummerMissing: Regel<'anvisningsenhed'> = {
  code: 'CVRNUMMER_MISSING',
  niveauer: ['anvisningsenhed'],
  field: 'cvrNummer',
  da: 'En aktiv anvisningsenhed mangler CVR-nummer.',
  en: 'An active anvisningsenhed has no CVR number.',
  example: '12345674',
  retryable: false,
  check: ({ aktivitetsstatus, cvrNummer }) => aktivitetsstatus !== 'Aktiv' || cvrNummer !== null,
};
