import { refusal } from '../errors/refusal.ts';

/** Checks a number kept as text because its leading zeros count: exactly `length` digits. */
export const parseDigits = (length: number, example: string) => (value: string, field: string) => {
  if (!new RegExp(`^\\d{${length}}$`).test(value))
    throw refusal('VALUE_MALFORMED', {
      field,
      value,
      expected: `${length} digits`,
      forventet: `${length} cifre`,
      example: `"${example}"`,
    });
  return value;
};

/** Checks a part of such a number, for startsWith and contains. */
export const parseDigitsPart = (length: number, example: string) => (value: string, field: string) => {
  if (!new RegExp(`^\\d{1,${length}}$`).test(value))
    throw refusal('VALUE_MALFORMED', {
      field,
      value,
      expected: `1 to ${length} digits`,
      forventet: `1 til ${length} cifre`,
      example: `"${example.slice(0, 3)}"`,
    });
  return value;
};
