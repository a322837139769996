import { refusal } from '../../common/errors/refusal.ts';
import { readValue } from './read-value.ts';
import type { Work } from './work.ts';

/** Control characters but line breaks, and halves of surrogate pairs, are no text. */
const form = /^([^\p{Cc}\p{Cs}]|[\t\r\n])+$/u;

/** A text without the spaces around it; what is none, or too long, is noted. The text itself is not told again. */
export const readTekst = (work: Work, value: string, path: string[], max: number, example: string) =>
  readValue(work, value, path, (given, field): string => {
    const text = given.trim();
    if (text.length <= max && form.test(text)) return text;
    throw refusal('VALUE_MALFORMED', {
      field,
      value: `(${given.length})`,
      expected: `1 to ${max} characters, no control characters but line breaks`,
      forventet: `1 til ${max} tegn, ingen styretegn ud over linjeskift`,
      example,
    });
  });
