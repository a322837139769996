import { X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { messageNames } from './message-names.ts';
import { parseXml } from './parse-xml.ts';
import { select } from './select.ts';

const { exclusiveC14n, rsaSha256, sha256, wsu } = messageNames;
const security = '/soap:Envelope/soap:Header/wsse:Security';

/**
 * What a signer that is accepted has signed of a message, each part as a document of its own, made from the bytes that were
 * signed. Throws when the one signature does not hold, and what `accept` throws. Only use what this returns, never the message: what is signed
 * may stand elsewhere than where it is read ("signature wrapping").
 */
export function signedParts(message: Document, xml: string, accept: (certificate: X509Certificate) => void): Element[] {
  const [signature, ...more] = select('//ds:Signature', message);
  if (!signature || more.length > 0 || select(`${security}/ds:Signature`, message)[0] !== signature)
    throw new Error('there must be one signature, in the Security header');
  const certificate = tokenOf(message, signature);
  accept(certificate);
  const signed = onlyStrong(new SignedXml({ publicCert: certificate.toString(), getCertFromKeyInfo: () => null }));
  signed.loadSignature(signature);
  if (!signed.checkSignature(xml)) throw new Error('a signed part has been changed');
  return signed.getSignedReferences().map((part) => parseXml(part).documentElement);
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
