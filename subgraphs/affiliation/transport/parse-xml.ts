import { DOMParser } from '@xmldom/xmldom';
import { checkWellFormed } from './check-well-formed.ts';

/** A message as a tree; throws for what `checkWellFormed` refuses, much of which xmldom itself would let pass. */
export function parseXml(xml: string): Document {
  checkWellFormed(xml);
  return new DOMParser().parseFromString(xml, 'text/xml');
}
