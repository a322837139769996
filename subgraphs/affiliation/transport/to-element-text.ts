import { checkWellFormed } from './check-well-formed.ts';

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
  checkWellFormed(element);
  return element;
}
