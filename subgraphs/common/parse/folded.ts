import { refusal } from '../errors/refusal.ts';
import { fold } from '../text/fold.ts';

/** A name and an address together stay far below; SQLite cannot compare with patterns much longer. */
const maxLength = 500;

/** A text as it is compared with folded columns; it must have a letter or digit, and not be longer than any name. */
export function parseFolded(value: string, field: string, example: string): string {
  if (value.length > maxLength)
    throw refusal('LIMIT_EXCEEDED', {
      field,
      what: `the length of ${field}`,
      hvad: `længden af ${field}`,
      max: maxLength,
    });
  const text = fold(value);
  if (text === '') throw refusal('TEXT_EMPTY', { field, example });
  return text;
}
