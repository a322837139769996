import { isDay } from '../../common/parse/is-day.ts';
import type { Work } from './work.ts';

/** A day that a use case counts from; noted as a problem, and null, when it is none. */
export function readDay(work: Work, value: string, path: string[]): string | null {
  if (isDay(value)) return value;
  const details = { field: path.at(-1), value, expected: 'a day', forventet: 'en dag', example: '2026-08-01' };
  work.refuse('VALUE_MALFORMED', path, details);
  return null;
}
