import { normalKommunekode } from '../../common/parse/identifiers.ts';

/** Whether an input itself names a unit, or a municipality: then to tell of it tells nothing of what is stored. */
export function mentions(input: unknown, value: string): boolean {
  if (typeof input === 'string') return input.toUpperCase() === value || normalKommunekode(input) === value;
  if (typeof input !== 'object' || input === null) return false;
  return Object.values(input).some((one) => mentions(one, value));
}
