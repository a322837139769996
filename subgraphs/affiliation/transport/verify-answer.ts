import { type AnswerSigner, acceptSigner } from './answer-signer.ts';
import { checkTimestamp } from './check-timestamp.ts';
import { ImportFailure } from './import-failure.ts';
import type { IsRevoked } from './revocation.ts';
import { signedPart } from './signed-part.ts';
import { signedParts } from './signed-parts.ts';

interface Expected {
  messageId: string;
  signer: AnswerSigner;
  /** Null where no revocation list is configured. */
  isRevoked: IsRevoked | null;
}

const header = '/soap:Envelope/soap:Header';

/**
 * The Body of an answer as it was signed: by the signer that is expected, just now, and for this very request, which it
 * must say under the signature. Otherwise whoever stands between could give the answer to another request for it.
 */
export function verifyAnswer(message: Document, xml: string, expected: Expected, now = Date.now()): Element {
  const { messageId, signer, isRevoked } = expected;
  try {
    const parts = signedParts(message, xml, (certificate) => {
      const issuer = acceptSigner(certificate, signer, now);
      if (isRevoked?.(certificate, issuer)) throw new Error('the certificate has been revoked');
    });
    checkTimestamp(signedPart(parts, message, `${header}/wsse:Security/wsu:Timestamp`), now);
    if (signedPart(parts, message, `${header}/wsa:RelatesTo`).textContent?.trim() !== messageId)
      throw new Error('an answer to something else');
    return signedPart(parts, message, '/soap:Envelope/soap:Body');
  } catch {
    // Why it does not hold is nothing a caller may act on.
    throw new ImportFailure('SIGNATURE_INVALID', { uncertain: true });
  }
}
