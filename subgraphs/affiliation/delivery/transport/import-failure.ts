import { RemoteFailure } from '../../../common/remote/with-retries.ts';

type FailureKind =
  | 'TIMEOUT'
  | 'UNREACHABLE'
  | 'SERVER_ERROR'
  | 'AUTHENTICATION'
  | 'SIGNATURE_INVALID'
  | 'REVOCATION_UNKNOWN'
  | 'BAD_ANSWER'
  | 'REFUSED';

/** Why an AuthentificationFault refuses, in STIL's spelling; Rettigheder: no approved data agreement (inferred). */
export const authenticationSubcodes = [
  'Signatur',
  'SignaturMangler',
  'UdbydersytemIdMangler',
  'BrugeridEllerPassword',
  'Rettigheder',
] as const;

type AuthenticationSubcode = (typeof authenticationSubcodes)[number];

interface Circumstances {
  passing?: boolean;
  uncertain?: boolean;
  subcode?: AuthenticationSubcode | null;
  retryAfter?: number | null;
}

/** What a failure consists of, where it goes from one thread to another. */
export type FailureFields = Circumstances & { kind: FailureKind };

/**
 * A call to the import service that brought no answer. It carries codes only: texts of failures quote what was sent.
 *
 * `uncertain`: the service may have received the request, and done as it says. After such a failure never send other
 * content as if nothing had happened: send the same document again, byte for byte, or find out what was loaded.
 */
export class ImportFailure extends RemoteFailure {
  readonly kind: FailureKind;
  readonly uncertain: boolean;
  /** Why AUTHENTICATION failed, when the service says so. */
  readonly subcode: AuthenticationSubcode | null;

  constructor(kind: FailureKind, circumstances: Circumstances = {}) {
    const { passing = false, uncertain = false, subcode = null, retryAfter = null } = circumstances;
    super(subcode === null ? kind : `${kind} ${subcode}`, passing, retryAfter);
    this.kind = kind;
    this.uncertain = uncertain;
    this.subcode = subcode;
  }

  /** The same failure, but of a request that came after one which may have been received. */
  asUncertain(): ImportFailure {
    return new ImportFailure(this.kind, { ...this, uncertain: true });
  }
}

/** What each way in which a delivery gets no answer means, and what follows of it. */
export const failureTexts: Readonly<Record<FailureKind, { da: string; en: string }>> = {
  TIMEOUT: {
    da: 'Unilogin svarede ikke i tide. Leveringen kan være modtaget; den samme sendes igen.',
    en: 'Unilogin did not answer in time. The delivery may have been received; the same is sent again.',
  },
  UNREACHABLE: {
    da: 'Unilogin kan ikke nås. Der sendes igen.',
    en: 'Unilogin cannot be reached. It is sent again.',
  },
  SERVER_ERROR: {
    da: 'Unilogin svarede, at noget gik galt hos dem. Der sendes igen.',
    en: 'Unilogin answered that something went wrong there. It is sent again.',
  },
  AUTHENTICATION: {
    da: 'Unilogin godkender ikke afsenderen; underkoden siger hvorfor. Se certifikat, udbydersystem og dataaftale efter.',
    en: 'Unilogin does not accept the sender; the subcode says why. Look at certificate, provider system and data agreement.',
  },
  SIGNATURE_INVALID: {
    da: 'Svaret er ikke underskrevet af Unilogin, så det bruges ikke.',
    en: 'The answer is not signed by Unilogin, so it is not used.',
  },
  REVOCATION_UNKNOWN: {
    da: 'Spærrelisten (UNILOGIN_CRL_FILE) kan ikke læses, er udløbet eller er ikke udstederens. Intet er sendt; der prøves igen.',
    en: 'The revocation list (UNILOGIN_CRL_FILE) cannot be read, has run out, or is not the authority’s. Nothing was sent; it is tried again.',
  },
  BAD_ANSWER: {
    da: 'Svaret kan ikke forstås; hvad der blev af leveringen, vides ikke.',
    en: 'The answer cannot be understood; what became of the delivery is not known.',
  },
  REFUSED: {
    da: 'Unilogin afviste forespørgslen som helhed, uden at læse dokumentet.',
    en: 'Unilogin refused the request as a whole, without reading the document.',
  },
};
