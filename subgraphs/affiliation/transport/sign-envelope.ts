import type { KeyObject } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import type { Envelope } from './build-envelope.ts';
import { messageNames } from './message-names.ts';

const { exclusiveC14n, rsaSha256, sha256, wsse, x509Token } = messageNames;

/** Header by header from the top, so that nothing inside the Body is ever taken for one of them. */
const signedParts = [
  "/*/*[local-name()='Body']",
  "/*/*[local-name()='Header']/*[local-name()='Security']/*[local-name()='Timestamp']",
  "/*/*[local-name()='Header']/*[local-name()='MessageID']",
  "/*/*[local-name()='Header']/*[local-name()='UdbydersystemId']",
];

/** Puts the signature at the end of the Security header, and leaves every other byte as it is. */
export function signEnvelope({ xml, tokenId }: Envelope, privateKey: KeyObject): string {
  const reference = `<wsse:Reference URI="#${tokenId}" ValueType="${x509Token}"/>`;
  const signature = new SignedXml({
    idMode: 'wssecurity',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    signatureAlgorithm: rsaSha256,
    canonicalizationAlgorithm: exclusiveC14n,
    getKeyInfoContent: () =>
      `<wsse:SecurityTokenReference xmlns:wsse="${wsse}">${reference}</wsse:SecurityTokenReference>`,
  });
  for (const xpath of signedParts)
    signature.addReference({ xpath, transforms: [exclusiveC14n], digestAlgorithm: sha256 });
  signature.computeSignature(xml, { prefix: 'ds' });
  return xml.replace('</wsse:Security>', (end) => signature.getSignatureXml() + end);
}
