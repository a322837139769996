import type { Kontrol } from './kontrol.ts';

/** A daginstitution is a logical unit: it takes one anvisningsenhed or more for its people. */
export const unitLevel: Kontrol = {
  code: 'UNIT_LEVEL',
  severity: 'error',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: '{nummer} er en daginstitution; brugere hører til en anvisningsenhed eller en alternativ adresse.',
  en: '{nummer} is a daginstitution; users belong to an anvisningsenhed or an alternativ adresse.',
  source: 'STIL, notat til kommunerne v0.4, sag 19/00113; side 52592712',
  mark: 'stated',
  check: ({ enhed: { nummer, niveau } }) =>
    niveau === 'daginstitution' ? [{ lokalId: null, path: ['enhed', 'niveau'], details: { nummer } }] : [],
};
