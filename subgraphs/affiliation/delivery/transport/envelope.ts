import { type KeyObject, randomUUID } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { messageNames } from './message-xml.ts';

interface Message {
  to: string;
  /** Namespace and name of the operation. */
  namespace: string;
  operation: string;
  /** One XML element for instXML, or null for an operation without. */
  document: string | null;
  providerId: string;
  /** The signer's certificate, DER in base64. */
  certificate: string;
}

interface Envelope {
  xml: string;
  messageId: string;
  action: string;
  /** wsu:Id of the certificate in it. */
  tokenId: string;
}

const lifetime = 5 * 60_000;

/** A SOAP 1.2 message to the import service, v8, as yet unsigned. Ids are random: nothing in a document can equal them. */
export function buildEnvelope(message: Message, now = Date.now()): Envelope {
  const { soap, wsa, wsse, wsu, bpi, x509Token, base64, anonymous } = messageNames;
  const messageId = `urn:uuid:${randomUUID()}`;
  const action = `${message.namespace}/${message.operation}`;
  const tokenId = `Token-${randomUUID()}`;
  const id = (part: string) => `wsu:Id="${part}-${randomUUID()}"`;
  const xml =
    `<soap:Envelope xmlns:soap="${soap}" xmlns:wsa="${wsa}" xmlns:wsse="${wsse}" xmlns:wsu="${wsu}"><soap:Header>` +
    `<wsa:Action>${escapeXml(action)}</wsa:Action><wsa:To>${escapeXml(message.to)}</wsa:To>` +
    `<wsa:ReplyTo><wsa:Address>${anonymous}</wsa:Address></wsa:ReplyTo>` +
    `<wsa:MessageID ${id('MessageID')}>${messageId}</wsa:MessageID>` +
    `<bpi:UdbydersystemId xmlns:bpi="${bpi}" ${id('UdbydersystemId')}>${escapeXml(message.providerId)}</bpi:UdbydersystemId>` +
    `<wsse:Security soap:mustUnderstand="true"><wsu:Timestamp ${id('Timestamp')}><wsu:Created>${instant(now)}</wsu:Created>` +
    `<wsu:Expires>${instant(now + lifetime)}</wsu:Expires></wsu:Timestamp>` +
    `<wsse:BinarySecurityToken wsu:Id="${tokenId}" ValueType="${x509Token}" EncodingType="${base64}">${message.certificate}</wsse:BinarySecurityToken>` +
    `</wsse:Security></soap:Header><soap:Body ${id('Body')}>${toBody(message)}</soap:Body></soap:Envelope>`;
  return { xml, messageId, action, tokenId };
}

const instant = (time: number) => new Date(time).toISOString().replace(/\.\d+/, '');

function toBody({ namespace, operation, document }: Message): string {
  const opened = `imp:${operation} xmlns:imp="${escapeXml(namespace)}"`;
  return document === null ? `<${opened}/>` : `<${opened}><imp:instXML>${document}</imp:instXML></imp:${operation}>`;
}

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

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it may stand in an element or between double quotes. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
