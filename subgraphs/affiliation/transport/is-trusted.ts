import type { X509Certificate } from 'node:crypto';

/** Whether a certificate holds now, and is one of the trusted or issued by one of them. */
export function isTrusted(certificate: X509Certificate, trusted: readonly X509Certificate[], now: number): boolean {
  if (!holds(certificate, now)) return false;
  return trusted.some(
    (other) =>
      other.fingerprint256 === certificate.fingerprint256 ||
      (other.ca && holds(other, now) && certificate.checkIssued(other) && certificate.verify(other.publicKey)),
  );
}

const holds = ({ validFrom, validTo }: X509Certificate, now: number): boolean =>
  Date.parse(validFrom) <= now && now <= Date.parse(validTo);
