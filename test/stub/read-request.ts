import type { X509Certificate } from 'node:crypto';
import { issuerOf } from '../../subgraphs/affiliation/delivery/transport/answer-signer.ts';
import { parseXml, select } from '../../subgraphs/affiliation/delivery/transport/message-xml.ts';
import { signedPart, signedParts } from '../../subgraphs/affiliation/delivery/transport/verify-answer.ts';
import { type Delivery, readDelivery } from './delivery.ts';

const header = '/soap:Envelope/soap:Header';

/** What a request asks for, or STIL's word for why it is refused. All four parts must be signed. */
export function readRequest(xml: string, trusted: readonly X509Certificate[]): Delivery | string {
  const message = parseXml(xml);
  if (select(`${header}/bpi:UdbydersystemId`, message).length === 0) return 'UdbydersytemIdMangler';
  if (select(`${header}/wsse:Security/ds:Signature`, message).length === 0) return 'SignaturMangler';
  try {
    const { parts, certificate } = signedParts(message, xml);
    if (!issuerOf(certificate, trusted, Date.now())) return 'Signatur';
    const part = (path: string) => signedPart(parts, message, path);
    const expires = select('wsu:Expires', part(`${header}/wsse:Security/wsu:Timestamp`))[0]?.textContent ?? '';
    if (!(Date.parse(expires) > Date.now())) return 'Signatur';
    const providerId = part(`${header}/bpi:UdbydersystemId`).textContent ?? '';
    const messageId = part(`${header}/wsa:MessageID`).textContent ?? '';
    return readDelivery(part('/soap:Envelope/soap:Body'), { providerId, messageId });
  } catch {
    return 'Signatur';
  }
}
