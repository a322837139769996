import { Random } from '../sample/random.ts';
import type { FolkEnhed } from './folk-enhed.ts';

/**
 * Numbers as a source system gives them over all its units: "B418230-001". Those of two units differ, so that a
 * childminder and her children keep theirs when they move.
 */
export function lokalSerie({ seed }: FolkEnhed, prefix: string): (number: number) => string {
  const enhed = new Random(`lokal/${seed}`).int(100_000, 999_999);
  return (number) => `${prefix}${enhed}-${String(number).padStart(3, '0')}`;
}
