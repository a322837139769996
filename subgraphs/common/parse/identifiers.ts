import { refusal } from '../errors/refusal.ts';

/** One letter and five digits. The register issues G-numbers; other letters occur in old rows. */
export const institutionNumberPattern = /^[A-Z]\d{5}$/;

/** An institution number in its stored form; refuses anything else with NUMMER_MALFORMED. */
export function parseInstitutionNumber(value: string, field: string): string {
  const nummer = value.trim().toUpperCase();
  if (!institutionNumberPattern.test(nummer)) throw refusal('NUMMER_MALFORMED', { field, value, example: '"G10431"' });
  return nummer;
}

/** Part of an institution number, for startsWith and contains. */
export function parseInstitutionNumberPart(value: string, field: string): string {
  const part = value.trim().toUpperCase();
  if (!/^[A-Z]?\d{0,5}$/.test(part) || part === '')
    throw refusal('NUMMER_MALFORMED', { field, value, example: '"G104"' });
  return part;
}

/** A municipality code in its stored form, three digits; "0101" is the same as "101". */
export const normalKommunekode = (value: string): string => value.trim().replace(/^0(?=\d{3}$)/, '');

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

const form = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether a text can be one of the ids given here; what cannot is not looked for. */
export const isUuid = (text: string): boolean => form.test(text);
