import { refusal } from '../../common/errors/refusal.ts';

/** Control characters but line breaks, and halves of surrogate pairs, are no text. */
const form = /^([^\p{Cc}\p{Cs}]|[\t\r\n])+$/u;

/** A text of a write's input without the spaces around it; refuses an empty one. The text itself is not told again. */
export function parseTekst(value: string, field: string, max: number, example: string): string {
  const text = value.trim();
  if (text.length <= max && form.test(text)) return text;
  throw refusal('VALUE_MALFORMED', {
    field,
    value: `(${value.length})`,
    expected: `1 to ${max} characters, no control characters but line breaks`,
    forventet: `1 til ${max} tegn, ingen styretegn ud over linjeskift`,
    example,
  });
}
