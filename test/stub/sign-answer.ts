import { randomUUID, X509Certificate } from 'node:crypto';
import { SignedXml } from 'xml-crypto';
import { messageNames } from '../../subgraphs/affiliation/delivery/transport/message-xml.ts';
import type { Identity } from './authority.ts';

const { soap, wsa, wsse, wsu, x509Token, exclusiveC14n, rsaSha256, sha256 } = messageNames;

export interface AnswerOptions {
  relatesTo: string;
  signer: Identity;
  /** When it claims to be made, in milliseconds. */
  now: number;
  /** Local names of the parts that are signed. */
  parts: string[];
  /** Algorithms other than the ones that the service uses. */
  signatureAlgorithm?: string;
  digestAlgorithm?: string;
}

/** An answer with its Body, not signed. */
export function writeAnswer(body: string, { relatesTo, signer, now }: AnswerOptions): string {
  const token = new X509Certificate(signer.cert).raw.toString('base64');
  const at = (time: number) => new Date(time).toISOString();
  const headers =
    `<wsa:MessageID wsu:Id="M">urn:uuid:${randomUUID()}</wsa:MessageID><wsa:RelatesTo wsu:Id="R">${relatesTo}</wsa:RelatesTo>` +
    `<wsse:Security><wsu:Timestamp wsu:Id="T"><wsu:Created>${at(now)}</wsu:Created><wsu:Expires>${at(now + 300_000)}</wsu:Expires></wsu:Timestamp>` +
    `<wsse:BinarySecurityToken wsu:Id="X" ValueType="${x509Token}">${token}</wsse:BinarySecurityToken></wsse:Security>`;
  return `<soap:Envelope xmlns:soap="${soap}" xmlns:wsa="${wsa}" xmlns:wsse="${wsse}" xmlns:wsu="${wsu}"><soap:Header>${headers}</soap:Header><soap:Body wsu:Id="B">${body}</soap:Body></soap:Envelope>`;
}

/** The same answer, signed. Java's libraries name prefixes for the canonical form; so does the stub. */
export function signAnswer(xml: string, { signer, parts, ...algorithms }: AnswerOptions): string {
  const reference = `<wsse:SecurityTokenReference xmlns:wsse="${wsse}"><wsse:Reference URI="#X" ValueType="${x509Token}"/></wsse:SecurityTokenReference>`;
  const signed = new SignedXml({
    idMode: 'wssecurity',
    privateKey: signer.key,
    signatureAlgorithm: algorithms.signatureAlgorithm ?? rsaSha256,
    canonicalizationAlgorithm: exclusiveC14n,
    inclusiveNamespacesPrefixList: ['soap', 'wsa'],
    getKeyInfoContent: () => reference,
  });
  for (const part of parts)
    signed.addReference({
      xpath: `//*[local-name()='${part}' and @*[local-name()='Id']]`,
      transforms: [exclusiveC14n],
      digestAlgorithm: algorithms.digestAlgorithm ?? sha256,
      inclusiveNamespacesPrefixList: ['wsa'],
    });
  signed.computeSignature(xml, {
    prefix: 'ds',
    location: { reference: "//*[local-name()='Security']", action: 'append' },
  });
  return signed.getSignedXml();
}
