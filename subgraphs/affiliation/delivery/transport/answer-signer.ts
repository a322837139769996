import type { X509Certificate } from 'node:crypto';

/** Who may sign the answers, as the settings say. */
export interface AnswerSigner {
  /** The authority that vouches for the signer, or the one certificate itself. */
  trusted: readonly X509Certificate[];
  /** What `parseSigner` made of UNILOGIN_SIGNER; null where `trusted` holds nothing but signers themselves. */
  named: SignerName | null;
  /** Our own certificate: an answer that we could have signed ourselves says nothing. */
  own: X509Certificate;
}

/** A certificate by its SHA-256 fingerprint, or by its subject: by all parts of it, since anybody may share one. */
export type SignerName = { fingerprint: string } | { parts: readonly string[] };

/** Undefined for what is neither a fingerprint nor a name with its CN. */
export function parseSigner(given: string): SignerName | undefined {
  const hex = given.replaceAll(':', '').toUpperCase();
  if (/^[\dA-F]{64}$/.test(hex)) return { fingerprint: hex };
  // As RFC 4514 writes names, and Node shows them: a comma that is part of a value has a backslash before it.
  const parts = given.split(/(?<!\\),/).map((part) => part.trim());
  const isName = parts.every((part) => /^[\w.]+=./.test(part)) && parts.some((part) => part.startsWith('CN='));
  return isName ? { parts } : undefined;
}

/**
 * Who issued an answer's certificate, or the certificate itself where that one is trusted; throws unless it holds now and
 * is that of the configured signer. To be issued by the same authority does not suffice: it issues for all of Denmark.
 */
export function acceptSigner(certificate: X509Certificate, { trusted, named, own }: AnswerSigner, now: number) {
  const issuer = issuerOf(certificate, trusted, now);
  const isOwn = certificate.fingerprint256 === own.fingerprint256 || certificate.publicKey.equals(own.publicKey);
  if (!issuer || isOwn || (named && !isNamed(certificate, named)))
    throw new Error('the signer is not the one expected');
  return issuer;
}

/** The one of the trusted that a certificate is, or is issued by; undefined for none, and for what does not hold now. */
export function issuerOf(certificate: X509Certificate, trusted: readonly X509Certificate[], now: number) {
  if (!holds(certificate, now)) return undefined;
  const isIssuer = (other: X509Certificate) =>
    other.ca && holds(other, now) && certificate.checkIssued(other) && certificate.verify(other.publicKey);
  return (
    trusted.find(isIssuer) ?? trusted.find((other) => !other.ca && other.fingerprint256 === certificate.fingerprint256)
  );
}

const holds = ({ validFrom, validTo }: X509Certificate, now: number): boolean =>
  Date.parse(validFrom) <= now && now <= Date.parse(validTo);

function isNamed({ fingerprint256, subject }: X509Certificate, named: SignerName): boolean {
  if ('fingerprint' in named) return fingerprint256.replaceAll(':', '') === named.fingerprint;
  return [...named.parts].sort().join('\n') === subject.split('\n').sort().join('\n');
}
