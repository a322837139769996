import type { KeyObject } from 'node:crypto';
import type { BreakerSettings } from '../../../common/remote/circuit-breaker.ts';
import type { RetryPolicy } from '../../../common/remote/with-retries.ts';
import type { AnswerSigner } from './answer-signer.ts';
import type { Revocation } from './revocation.ts';

/** How the import service is reached. */
export interface TransportSettings {
  url: string;
  /** Namespace of the service's own elements, and the beginning of WS-Addressing's Action. */
  namespace: string;
  /** Namespace of the UNILoginImport documents; null for the one that the documents have by themselves. */
  documentNamespace: string | null;
  /** udbydersystemId: the provider system that the certificate is bound to. */
  providerId: string;
  /** PEM: the certificate, with its key, identifies us in TLS and signs the messages. */
  keyFile: string;
  certFile: string;
  /** PEM: who may vouch for the server; null for the authorities that Node knows. */
  caFile: string | null;
  /** PEM: who may vouch for the signer of answers: the authority that issues, or that one certificate itself. */
  answerCaFile: string;
  /** Who signs answers: SHA-256 fingerprint, or name with CN; null where answerCaFile is the signer's certificate itself. */
  signer: string | null;
  /** Revocation lists of the authorities in answerCaFile; null: revocation of the signer's certificate is not checked. */
  crlFile: string | null;
  /** How long one call may take, in milliseconds. */
  timeoutMs: number;
  retries?: RetryPolicy;
  breaker?: BreakerSettings;
}

/** Keys and certificates, read and checked. */
export interface Credentials {
  /** PEM, for TLS. */
  key: string;
  cert: string;
  ca: string | null;
  /** For signing, and what goes along: our certificate, DER in base64. */
  privateKey: KeyObject;
  certificate: string;
  /** For the signatures of answers; when `revocation` is null, revocation is not checked. */
  signer: AnswerSigner;
  revocation: Revocation | null;
}
