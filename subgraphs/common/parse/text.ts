import { refusal } from '../errors/refusal.ts';

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
