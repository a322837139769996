import { UnwritableText } from './unwritable-text.ts';

/** Not a Char of XML 1.0, section 2.2; half a surrogate pair is one. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

const special = /[&<>"\t\n\r]/g;

/**
 * Text as it may stand in an element or an attribute. Whitespace other than the space is spelled out: a parser would make
 * spaces of it in attributes (3.3.3) and a line feed of a CR (2.11), and a row stays on one line, which errors can name.
 */
export function escapeText(text: string, path: string): string {
  const found = notXml.exec(text)?.[0].codePointAt(0);
  if (found !== undefined) throw new UnwritableText(path, `U+${found.toString(16).toUpperCase().padStart(4, '0')}`);
  return text.replace(special, (character) => `&#${character.charCodeAt(0)};`);
}
