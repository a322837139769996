import { parseXml } from './parse-xml.ts';

/** A text from outside as a tree; null when it is not XML that `parseXml` takes. */
export function parseOrNull(xml: string): Document | null {
  try {
    return parseXml(xml);
  } catch {
    return null; // the caller knows what a lack of XML means
  }
}
