import { RemoteFailure } from '../../common/remote/remote-failure.ts';

export type FailureKind =
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

export type AuthenticationSubcode = (typeof authenticationSubcodes)[number];

interface Circumstances {
  passing?: boolean;
  uncertain?: boolean;
  subcode?: AuthenticationSubcode | null;
  retryAfter?: number | null;
}

/**
 * A call to the import service that brought no answer. It carries codes only: texts of failures quote what was sent.
 *
 * `uncertain`: the service may have received the request, and done as it says. After such a failure never send other
 * content as if nothing had happened: send the same document again, byte for byte, or find out what was loaded.
 */
export class ImportFailure extends RemoteFailure {
  readonly kind: FailureKind;
  readonly uncertain: boolean;
  /** Of AUTHENTICATION, when the service tells it. */
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
