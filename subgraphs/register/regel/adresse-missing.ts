import type { Regel } from './regel.ts';

/** STIL's data model: Adresse is required on an anvisningsenhed, also where a dagpleje has none of its own. */
export const adresseMissing: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'ADRESSE_MISSING',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'vejNavn',
  da: 'Adressen mangler vejnavn, husnummer eller postnummer.',
  en: 'The address lacks street name, house number or post number.',
  example: 'vejNavn "Solvej", husNummer "4A", postNummer "8600"',
  retryable: false,
  check: ({ aktivitetsstatus, vejNavn, husNummer, postNummer }) =>
    aktivitetsstatus !== 'Aktiv' || (vejNavn !== null && husNummer !== null && postNummer !== null),
};
