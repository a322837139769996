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
