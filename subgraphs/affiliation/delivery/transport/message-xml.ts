import { DOMParser } from '@xmldom/xmldom';
import { SaxesParser } from 'saxes';
import { useNamespaces } from 'xpath';
import { Turns } from '../../../common/turns/turns.ts';

/** The XML names of the messages: what SOAP 1.2, WS-Addressing, WS-Security, XML Signature and STIL call their parts. */
export const messageNames = {
  soap: 'http://www.w3.org/2003/05/soap-envelope',
  wsa: 'http://www.w3.org/2005/08/addressing',
  anonymous: 'http://www.w3.org/2005/08/addressing/anonymous',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  bpi: 'https://brugerdatabasen.stil.dk/bpi/common/3',
  x509Token: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3',
  base64: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary',
  exclusiveC14n: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
} as const;

const evaluate = useNamespaces(messageNames);

/** The elements at a path, with the prefixes of `messageNames`. */
export function select(path: string, node: Node): Element[] {
  const found = evaluate(path, node);
  return Array.isArray(found) ? (found as Element[]) : [];
}

/** A message as a tree; throws for what `wellFormed` refuses, much of which xmldom itself would let pass. */
export function parseXml(xml: string): Document {
  wellFormed().write(xml).close();
  return new DOMParser().parseFromString(xml, 'text/xml');
}

/** A text from outside as a tree; null when it is not XML that `parseXml` takes. */
export function parseOrNull(xml: string): Document | null {
  try {
    return parseXml(xml);
  } catch {
    return null; // the caller knows what a lack of XML means
  }
}

const declaration = /^\uFEFF?\s*<\?xml\s[^?]*\?>\s*/;

/**
 * A whole document as the text of its one element, fit to stand inside another; its bytes are kept. Throws for what is
 * not one well-formed element: what looks like the end of its surroundings cannot get in.
 */
export async function toElementText(document: string | AsyncIterable<string>): Promise<string> {
  let text = '';
  if (typeof document === 'string') text = document;
  else for await (const chunk of document) text += chunk;
  const element = text.replace(declaration, '');
  const [parser, turns] = [wellFormed(), new Turns()];
  for (let from = 0; from < element.length; from += signsAtOnce) {
    await turns.pause(undefined);
    parser.write(element.slice(from, from + signsAtOnce));
  }
  parser.close();
  return element;
}

/** To read so many takes some milliseconds. */
const signsAtOnce = 50_000;

/** Deeper than any message is; a tree of this depth overflows nobody's stack. */
const deepest = 100;

/**
 * A parser that throws for what is not one well-formed element with its namespaces, for a DOCTYPE, and for nesting without
 * end. The error does not quote the text.
 */
function wellFormed(): SaxesParser {
  const refuse = (): never => {
    throw new SyntaxError(`not well-formed XML, line ${parser.line}`);
  };
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', () => {
    if (++depth > deepest) refuse();
  });
  parser.on('closetag', () => {
    depth--;
  });
  return parser;
}
