import { refusal } from '../errors/refusal.ts';
import { mostIn } from '../most.ts';
import { fold } from '../text/fold.ts';

/** Checks a text that is compared letter by letter: PostgreSQL cannot hold, and so not compare, the character NUL. */
export function parseText(value: string, field: string): string {
  if (value.includes('\0'))
    throw refusal('VALUE_MALFORMED', {
      field,
      value,
      expected: 'text without the character NUL',
      forventet: 'tekst uden tegnet NUL',
    });
  return value;
}

const maxLength = mostIn.comparedCharacters;

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

/** Checks that a value is one of a few. */
export const oneOf = (values: readonly string[]) => (value: string, field: string) => {
  if (values.includes(value)) return value;
  const listed = values.join(', ');
  throw refusal('VALUE_MALFORMED', { field, value, expected: listed, forventet: listed, example: `"${values[0]}"` });
};
