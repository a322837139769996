import { X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { messageNames, parseXml, select } from './message-xml.ts';

const { exclusiveC14n, rsaSha256, sha256, wsu } = messageNames;

const header = '/soap:Envelope/soap:Header';
const security = `${header}/wsse:Security`;

/**
 * The Body of an answer as it was signed, just now and for this very request, which it must say under the signature:
 * otherwise whoever stands between could give the answer to another request for it. Null when that does not hold. It may be
 * signed by anybody who has a certificate: whether that one may is still to be found out.
 */
export function verifyAnswer(message: Document, xml: string, messageId: string, now = Date.now()) {
  try {
    const { parts, certificate } = signedParts(message, xml);
    checkTimestamp(signedPart(parts, message, `${header}/wsse:Security/wsu:Timestamp`), now);
    if (signedPart(parts, message, `${header}/wsa:RelatesTo`).textContent?.trim() !== messageId)
      throw new Error('an answer to something else');
    return { body: signedPart(parts, message, '/soap:Envelope/soap:Body'), certificate };
  } catch {
    return null; // why it does not hold is nothing a caller may act on
  }
}

const lifetime = 5 * 60_000;

/** How far two clocks may be apart. */
const skew = 60_000;

/** Throws unless a signed Timestamp is of now; one without an end lasts five minutes, as STIL's do. */
function checkTimestamp(timestamp: Element, now: number): void {
  const at = (name: string) => Date.parse(select(`wsu:${name}`, timestamp)[0]?.textContent?.trim() ?? '');
  const created = at('Created');
  const expires = Math.min(at('Expires') || Number.POSITIVE_INFINITY, created + lifetime);
  const isNow = created - skew <= now && now <= expires + skew;
  if (!isNow) throw new Error('the Timestamp is not of now');
}

/** A part of the message by its place; throws unless it is the very element that was signed. */
export function signedPart(parts: readonly Element[], message: Document, path: string): Element {
  const [place, ...more] = select(path, message);
  const id = place?.getAttributeNS(wsu, 'Id');
  const part = parts.find((candidate) => id && candidate.getAttributeNS(wsu, 'Id') === id);
  if (!part || more.length > 0 || part.localName !== place?.localName) throw new Error('a part is not signed');
  return part;
}

/**
 * What has been signed of a message, each part as a document of its own, made from the bytes that were signed, and whose
 * certificate the message says that signed it. Throws when the one signature does not hold. Only use what this returns,
 * never the message: the signed part may stand elsewhere than where it is read ("signature wrapping").
 */
export function signedParts(message: Document, xml: string): { parts: Element[]; certificate: X509Certificate } {
  const [signature, ...more] = select('//ds:Signature', message);
  if (!signature || more.length > 0 || select(`${security}/ds:Signature`, message)[0] !== signature)
    throw new Error('there must be one signature, in the Security header');
  const certificate = tokenOf(message, signature);
  const signed = onlyStrong(new SignedXml({ publicCert: certificate.toString(), getCertFromKeyInfo: () => null }));
  signed.loadSignature(signature);
  if (!signed.checkSignature(xml)) throw new Error('a signed part has been changed');
  return { parts: signed.getSignedReferences().map((part) => parseXml(part).documentElement), certificate };
}

function tokenOf(message: Document, signature: Element): X509Certificate {
  const [token, ...more] = select(`${security}/wsse:BinarySecurityToken`, message);
  const [reference] = select('ds:KeyInfo/wsse:SecurityTokenReference/wsse:Reference', signature);
  if (!token || more.length > 0 || reference?.getAttribute('URI') !== `#${token.getAttributeNS(wsu, 'Id')}`)
    throw new Error('there must be one token, and the signature must point to it');
  return new X509Certificate(Buffer.from(token.textContent ?? '', 'base64'));
}

/** Leaves the verifier what the service is known to use: the message itself names the algorithms. */
function onlyStrong(signed: SignedXml): SignedXml {
  signed.SignatureAlgorithms = pick(signed.SignatureAlgorithms, rsaSha256);
  signed.HashAlgorithms = pick(signed.HashAlgorithms, sha256);
  signed.CanonicalizationAlgorithms = pick(signed.CanonicalizationAlgorithms, exclusiveC14n);
  return signed;
}

const pick = <T>(all: Record<string, T>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key === name));
