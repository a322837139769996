import { messageNames } from './message-names.ts';
import { select } from './select.ts';

const { wsu } = messageNames;

/** A part of the message by its place; throws unless it is the very element that was signed. */
export function signedPart(parts: readonly Element[], message: Document, path: string): Element {
  const [place, ...more] = select(path, message);
  const id = place?.getAttributeNS(wsu, 'Id');
  const part = parts.find((candidate) => id && candidate.getAttributeNS(wsu, 'Id') === id);
  if (!part || more.length > 0 || part.localName !== place?.localName) throw new Error('a part is not signed');
  return part;
}
