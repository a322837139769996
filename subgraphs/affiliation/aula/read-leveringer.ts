import type { Source } from '../change/work.ts';
import type { LeveringSummary } from './levering-summary.ts';

/** Reads what is known of the units' deliveries at a moment (null: now), in one statement. Nothing is delivered yet. */
export async function readLeveringer(
  _source: Source,
  _numre: readonly string[],
  _at: Date | null,
): Promise<ReadonlyMap<string, LeveringSummary>> {
  return new Map();
}
