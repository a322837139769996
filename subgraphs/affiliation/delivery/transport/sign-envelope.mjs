// In a thread of its own: to sign a message about thousands of persons takes seconds.
import { parentPort, workerData } from 'node:worker_threads';
import { SignedXml } from 'xml-crypto';

const { xml, tokenId, privateKey, names } = workerData;
const { exclusiveC14n, rsaSha256, sha256, wsse, x509Token } = names;

/** Header by header from the top, so that nothing inside the Body is ever taken for one of them. */
const signedParts = [
  "/*/*[local-name()='Body']",
  "/*/*[local-name()='Header']/*[local-name()='Security']/*[local-name()='Timestamp']",
  "/*/*[local-name()='Header']/*[local-name()='MessageID']",
  "/*/*[local-name()='Header']/*[local-name()='UdbydersystemId']",
];

const reference = `<wsse:Reference URI="#${tokenId}" ValueType="${x509Token}"/>`;
const signature = new SignedXml({
  idMode: 'wssecurity',
  privateKey,
  signatureAlgorithm: rsaSha256,
  canonicalizationAlgorithm: exclusiveC14n,
  getKeyInfoContent: () =>
    `<wsse:SecurityTokenReference xmlns:wsse="${wsse}">${reference}</wsse:SecurityTokenReference>`,
});
for (const xpath of signedParts)
  signature.addReference({ xpath, transforms: [exclusiveC14n], digestAlgorithm: sha256 });
signature.computeSignature(xml, { prefix: 'ds' });
parentPort.postMessage(signature.getSignatureXml());
