import type { KeyObject, X509Certificate } from 'node:crypto';

/** Keys and certificates, read and checked. */
export interface Credentials {
  /** PEM, for TLS. */
  key: string;
  cert: string;
  ca: string | null;
  /** For signing, and what goes along: our certificate, DER in base64. */
  privateKey: KeyObject;
  certificate: string;
  /** For the signatures of answers. */
  trusted: X509Certificate[];
}
