import { refusal } from '../../common/errors/refusal.ts';
import { cleanText, isShowableInLines } from '../../common/text/clean-text.ts';
import { readValue } from './read-value.ts';
import type { Work } from './work.ts';

/** A text without the spaces around it; what is none, or too long, is noted. The text itself is not told again. */
export const readTekst = (work: Work, value: string, path: string[], max: number, example: string) =>
  readValue(work, value, path, (given, field): string => {
    const text = cleanText(given);
    if (text !== '' && text.length <= max && isShowableInLines(text)) return text;
    throw refusal('VALUE_MALFORMED', {
      field,
      value: `(${given.length})`,
      expected: `1 to ${max} characters, no control characters but line breaks`,
      forventet: `1 til ${max} tegn, ingen styretegn ud over linjeskift`,
      example,
    });
  });
