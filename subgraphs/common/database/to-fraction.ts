/** Beyond this SQLite has no whole numbers; no coordinate needs it. */
const maxDenominator = 2 ** 62;

/** A number as the fraction of whole numbers that it exactly is; its denominator is a power of two. */
export function toFraction(value: number | null): [numerator: number, denominator: number] | null {
  if (value === null) return null;
  let denominator = 1;
  while (!Number.isInteger(value * denominator) && denominator < maxDenominator) denominator *= 2;
  return [value * denominator, denominator];
}
