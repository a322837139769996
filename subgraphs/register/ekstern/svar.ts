import { registerEnumType } from 'type-graphql';
import { join, name, type Sql, sql } from '../../common/database/sql.ts';
import { RemoteFailure } from '../../common/remote/with-retries.ts';
import { vocabulary } from '../../common/vocabulary.ts';
import type { Adresseopslag } from './registers.ts';

/** The external registers, as answers name them. */
export const kinds = ['dar', 'cvr'] as const;

export type Kind = (typeof kinds)[number];

/** What DAR and CVR are asked about: the columns of an anvisningsenhed or alternativ adresse. */
export type Sted = Adresseopslag & { pNummer: string | null; cvrNummer: string | null };

/** What an answer is about, as it is stored with it; null when the object has nothing to ask about. */
export const vaerdiOf: Record<Kind, (sted: Sted) => string | null> = {
  dar: ({ dawaId, vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn }) =>
    dawaId === null && vejNavn === null
      ? null
      : [dawaId, vejNavn, husNummer, supplerendeBynavn, postNummer, byNavn].map((part) => part ?? '').join('|'),
  cvr: ({ pNummer, cvrNummer }) =>
    // What cannot be a P-number is the business of PNUMMER_MALFORMED.
    pNummer !== null && /^\d{10}$/.test(pNummer) ? `${pNummer}/${cvrNummer ?? ''}` : null,
};

const orEmpty = (column: string): Sql => sql`COALESCE(${name(column)}, '')`;
const darColumns = ['dawaId', 'vejNavn', 'husNummer', 'supplerendeBynavn', 'postNummer', 'byNavn'];

/** The same of a row, for a statement. What cannot be asked about has no stored answer, so that its form is no matter. */
export const vaerdiInSql: Record<Kind, Sql> = {
  dar: join(darColumns.map(orEmpty), " || '|' || "),
  cvr: sql`${name('pNummer')} || '/' || ${orEmpty('cvrNummer')}`,
};

/** Whether a row has something to ask about. */
export const isAskableInSql: Record<Kind, Sql> = {
  dar: sql`("dawaId" IS NOT NULL OR "vejNavn" IS NOT NULL)`,
  // Ten digits, on both databases.
  cvr: sql`(length("pNummer") = 10 AND length(ltrim("pNummer", '0123456789')) = 0)`,
};

/** What another register says: yes, no, or that it was not heard. */
export type Svar = 'BEKRAEFTET' | 'MODSAGT' | 'IKKE_KONTROLLERET';

/** An answer about one value, and why it is not confirmed. */
export type EksternSvar =
  | { svar: 'BEKRAEFTET'; aarsag: null }
  | { svar: 'MODSAGT' | 'IKKE_KONTROLLERET'; aarsag: Aarsag };

export const bekraeftet = { svar: 'BEKRAEFTET', aarsag: null } as const;
export const modsagt = (aarsag: Aarsag) => ({ svar: 'MODSAGT', aarsag }) as const;
export const ikkeKontrolleret = (aarsag: Aarsag) => ({ svar: 'IKKE_KONTROLLERET', aarsag }) as const;

/** For the schema only: the values are those of Svar. */
export const SvarEnum = {
  BEKRAEFTET: 'BEKRAEFTET',
  MODSAGT: 'MODSAGT',
  IKKE_KONTROLLERET: 'IKKE_KONTROLLERET',
} as const satisfies { [S in Svar]: S };

registerEnumType(SvarEnum, {
  name: 'EksternSvar',
  description: 'What another register says of a value here.',
  valuesConfig: {
    BEKRAEFTET: { description: 'It is right.' },
    MODSAGT: { description: 'It is wrong; `begrundelse` tells how.' },
    IKKE_KONTROLLERET: { description: 'The other register has not been heard about it; `begrundelse` tells why.' },
  },
});

/** Why an answer is not a confirmation: first what contradicts, then what kept the other register from being heard. */
export const aarsager = {
  UNKNOWN: 'Findes ikke i registret.',
  ENDED: 'P-nummeret er ophørt i CVR.',
  NOT_IN_FORCE: 'Adressen er ikke gældende i DAR.',
  OTHER_ADDRESS: 'DAR har en anden adresse under dette id.',
  OTHER_CVR: 'P-nummeret hører i CVR til et andet CVR-nummer.',
  NOT_ASKED: 'Værdien er endnu ikke kontrolleret.',
  CHANGED_MEANWHILE: 'Objektet blev ændret, mens der blev spurgt.',
  NOT_FOUND_BY_TEXT: 'Ingen adresse i DAR er skrevet præcis sådan; angiv dawaId.',
  UNASKABLE: 'Værdien har ikke en form, der kan spørges om.',
  OFFLINE: 'Der er ikke sat nogen forbindelse op.',
  FILE_UNREADABLE: 'Filen kan ikke læses.',
  TIMEOUT: 'Registret svarede ikke i tide.',
  UNREACHABLE: 'Der er ingen forbindelse til registret.',
  TOO_MANY_REQUESTS: 'Registret tager ikke flere forespørgsler nu.',
  SERVER_ERROR: 'Registret meldte fejl.',
  REFUSED: 'Registret afviste adgangen.',
  BAD_ANSWER: 'Registrets svar kunne ikke forstås.',
  PAUSED: 'Registret svarede ikke de seneste gange; der spørges igen om lidt.',
} as const;

export type Aarsag = keyof typeof aarsager;

/**
 * Another register could not be heard. It carries a code only, never the text of a failure: the API key stands in
 * the address, and failures quote addresses.
 */
export class Unanswered extends RemoteFailure {
  readonly aarsag: Aarsag;

  constructor(aarsag: Aarsag, passing = false, retryAfter: number | null = null) {
    super(aarsag, passing, retryAfter);
    this.aarsag = aarsag;
  }
}

export const Registre = vocabulary<Kind>('EksternRegister', 'A register outside, which is asked about values here.', {
  dar: 'DAR, about addresses.',
  cvr: 'CVR, about P-numbers and CVR numbers.',
});

export const Aarsager = vocabulary<Aarsag>('KontrolAarsag', 'Why the answer of another register is no confirmation.', {
  UNKNOWN: 'Contradicted: the other register does not have it.',
  ENDED: 'Contradicted: the P-number has ended in CVR.',
  NOT_IN_FORCE: 'Contradicted: the address is not in force in DAR.',
  OTHER_ADDRESS: 'Contradicted: DAR has another address under this id.',
  OTHER_CVR: 'Contradicted: in CVR the P-number belongs to another CVR number.',
  NOT_ASKED: 'The value was not asked about yet.',
  CHANGED_MEANWHILE: 'The object was changed while it was asked about.',
  NOT_FOUND_BY_TEXT: 'No address in DAR is written exactly so; dawaId names one.',
  UNASKABLE: 'The value does not have a form that can be asked about.',
  OFFLINE: 'No connection is set up.',
  FILE_UNREADABLE: 'The file cannot be read.',
  TIMEOUT: 'The other register did not answer in time.',
  UNREACHABLE: 'There is no connection to the other register.',
  TOO_MANY_REQUESTS: 'The other register takes no more requests now.',
  SERVER_ERROR: 'The other register reported an error.',
  REFUSED: 'The other register refused the access.',
  BAD_ANSWER: 'The answer of the other register could not be understood.',
  PAUSED: 'The other register did not answer the last times; it is asked again soon.',
});
