import type { KeyObject } from 'node:crypto';
import type { AnswerSigner } from './answer-signer.ts';
import type { Revocation } from './revocation.ts';

/** Keys and certificates, read and checked. */
export interface Credentials {
  /** PEM, for TLS. */
  key: string;
  cert: string;
  ca: string | null;
  /** For signing, and what goes along: our certificate, DER in base64. */
  privateKey: KeyObject;
  certificate: string;
  /** For the signatures of answers; no revocation: none is asked about. */
  signer: AnswerSigner;
  revocation: Revocation | null;
}
