import { registerEnumType } from 'type-graphql';
import { RemoteFailure } from '../../common/remote/with-retries.ts';

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
