import type { Regel, Relation } from './regel.ts';

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

/** Danish post numbers have four digits. */
const postNummerForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'POSTNUMMER_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'postNummer',
  da: 'Postnummeret er ikke fire cifre.',
  en: 'The post number is not four digits.',
  example: '8600',
  retryable: false,
  check: ({ postNummer }) => postNummer === null || /^\d{4}$/.test(postNummer),
};

const within = (value: number | null, low: number, high: number) => value === null || (value >= low && value <= high);

/** Gedser Odde 54.56 to Skagen 57.76 north, Blåvandshuk 8.07 to Christiansø 15.20 east, WGS84. */
const koordinaterInDenmark: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'KOORDINATER_OUTSIDE_DENMARK',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'geoBredde',
  da: 'Koordinaterne ligger uden for Danmark.',
  en: 'The coordinates lie outside Denmark.',
  example: '56.17',
  retryable: false,
  check({ geoBredde, geoLaengde }) {
    const outside = (field: string, value: number | null, low: number, high: number) =>
      within(value, low, high) ? [] : [{ field, value: String(value) }];
    return [...outside('geoBredde', geoBredde, 54.5, 57.8), ...outside('geoLaengde', geoLaengde, 8, 15.25)];
  },
};

/** Joined with DAR by its id, a UUID; a shorter one is often a file that was cut. */
const dawaIdForm: Regel<'anvisningsenhed' | 'alternativAdresse'> = {
  code: 'DAWAID_MALFORMED',
  niveauer: ['anvisningsenhed', 'alternativAdresse'],
  field: 'dawaId',
  da: 'Adressens DAR-id er ikke en UUID.',
  en: "The address's id in DAR is not a UUID.",
  example: '0a3f50b7-9a42-32b8-e044-0003ba298018',
  retryable: false,
  check: ({ dawaId }) => dawaId === null || /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(dawaId),
};

/**
 * DAR has a list of the post numbers that addresses have. A warning only: a new number is in use before our list has
 * it. The list is the code table postnummer, each number with its source; `setKode` changes it.
 */
const postNummerKnown: Relation = {
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

export const adresseRegler: readonly Regel[] = [postNummerForm, koordinaterInDenmark, dawaIdForm];

export const adresseRelations: readonly Relation[] = [postNummerKnown];
