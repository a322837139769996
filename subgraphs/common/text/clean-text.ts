/** Latin letters as one code point each, signs and white space of ASCII: nothing of it is ever changed but at the edges. */
const plain = /^[\t\n\r\x20-\x7e\u00c0-\u024f]*$/;

/**
 * What shows nothing: soft hyphen, zero width characters and joiners, marks and embeddings of writing direction, byte
 * order mark, variation selectors, tags (Unicode: Default_Ignorable_Code_Point). U+202E is none of these: it shows the
 * letters after it in the opposite order, so that text without it would be another one; see `isShowable`.
 */
const invisible = /(?!\u202e)\p{Default_Ignorable_Code_Point}/gu;

/** Every blank and line separator of Unicode, and the empty Braille pattern. */
const blank = /[\p{Z}\u2800]/gu;

/**
 * Text as it is kept and compared: composed letters (NFC), no character that nobody can see, and one kind of blank. Runs
 * of blanks stay as they are written, since the register has them in names. All but the edges: for a part of a text.
 */
export const partOfText = (text: string): string =>
  plain.test(text) ? text : text.replace(invisible, '').normalize('NFC').replace(blank, ' ');

/**
 * The same without blanks at its edges. Every text that comes in is read with it, whatever its door, so that two texts
 * that look alike are one.
 */
export const cleanText = (text: string): string => partOfText(text).trim();

/** Deeper than any row or input has fields. */
const maxDepth = 10;

/** Every text in a value as JSON has it, cleaned. */
export function cleanTexts(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value !== 'object' || value === null || depth === maxDepth) return value;
  if (Array.isArray(value)) return value.map((one) => cleanTexts(one, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleanTexts(one, depth + 1)]));
}

/**
 * Whether a person can read the text: no control characters, none that turns letters round (U+202E), no halves of
 * surrogate pairs, and no code points that are no characters (XML, too, refuses those).
 */
export const isShowable = (text: string): boolean => !/[\p{Cc}\p{Cs}\u202e\ufffe\uffff]/u.test(text);

/** The same of a text of several lines. */
export const isShowableInLines = (text: string): boolean => isShowable(text.replace(/[\t\r\n]/g, ''));
