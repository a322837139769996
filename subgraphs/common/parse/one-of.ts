import { refusal } from '../errors/refusal.ts';

/** Checks that a value is one of a few. */
export const oneOf = (values: readonly string[]) => (value: string, field: string) => {
  if (values.includes(value)) return value;
  const listed = values.join(', ');
  throw refusal('VALUE_MALFORMED', { field, value, expected: listed, forventet: listed, example: `"${values[0]}"` });
};
