import type { X509Certificate } from 'node:crypto';
import { checkTimestamp } from './check-timestamp.ts';
import { ImportFailure } from './import-failure.ts';
import { select } from './select.ts';
import { signedPart } from './signed-part.ts';
import { signedParts } from './signed-parts.ts';

interface Expected {
  messageId: string;
  trusted: readonly X509Certificate[];
}

const envelope = '/soap:Envelope';

/** The Body of an answer as it was signed, by a trusted signer, just now, for this request. */
export function verifyAnswer(message: Document, xml: string, expected: Expected, now = Date.now()): Element {
  try {
    const parts = signedParts(message, xml, expected.trusted, now);
    checkTimestamp(signedPart(parts, message, `${envelope}/soap:Header/wsse:Security/wsu:Timestamp`), now);
    // An answer need not say what it answers; one that does so must not be that of another request.
    for (const relatesTo of select(`${envelope}/soap:Header/wsa:RelatesTo`, message))
      if (relatesTo.textContent?.trim() !== expected.messageId) throw new Error('an answer to something else');
    return signedPart(parts, message, `${envelope}/soap:Body`);
  } catch {
    // Why it does not hold is nothing a caller may act on.
    throw new ImportFailure('SIGNATURE_INVALID', { uncertain: true });
  }
}
