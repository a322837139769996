import type { Regel } from './regel.ts';

/** STIL's data model: ejerformKode is required. */
const ejerformMissing: Regel<'daginstitution'> = {
  code: 'EJERFORM_MISSING',
  niveauer: ['daginstitution'],
  field: 'ejerformKode',
  da: 'Daginstitutionen mangler ejerform.',
  en: 'The daginstitution has no form of ownership.',
  example: '1',
  retryable: false,
  check: ({ ejerformKode }) => ejerformKode !== null,
};

/** STIL's data model: lovgrundlagKode is required; the public export leaves it out. */
const lovgrundlagMissing: Regel<'daginstitution'> = {
  code: 'LOVGRUNDLAG_MISSING',
  niveauer: ['daginstitution'],
  field: 'lovgrundlagKode',
  da: 'Daginstitutionen mangler lovgrundlag.',
  en: 'The daginstitution has no legal basis.',
  example: '1',
  retryable: false,
  check: ({ lovgrundlagKode }) => lovgrundlagKode !== null,
};

/** STIL's data model: admKommuneKode is required. */
const kommuneMissing: Regel<'daginstitution'> = {
  code: 'KOMMUNE_MISSING',
  niveauer: ['daginstitution'],
  field: 'admKommuneKode',
  da: 'Daginstitutionen mangler administrativ kommune.',
  en: 'The daginstitution has no administrative municipality.',
  example: '101',
  retryable: false,
  check: ({ admKommuneKode }) => admKommuneKode !== '',
};

/** STIL's data model: InstType3 is required. */
const institutionstypeMissing: Regel<'anvisningsenhed'> = {
  code: 'INSTITUTIONSTYPE_MISSING',
  niveauer: ['anvisningsenhed'],
  field: 'institutionstypeKode',
  da: 'Anvisningsenheden mangler institutionstype.',
  en: 'The anvisningsenhed has no kind of day-care.',
  example: '6012',
  retryable: false,
  check: ({ institutionstypeKode }) => institutionstypeKode !== null,
};

/** STIL's data model: Adresse is required on an anvisningsenhed, also where a dagpleje has none of its own. */
const adresseMissing: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
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

export const requiredRegler: readonly Regel[] = [
  ejerformMissing,
  lovgrundlagMissing,
  kommuneMissing,
  institutionstypeMissing,
  adresseMissing,
];
