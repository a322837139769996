import { isOn } from './is-on.ts';
import type { Periode } from './periode.ts';
import { shiftDay } from './shift-day.ts';

/** The first day of a period that none of the others holds; null when they hold every day of it. */
export function firstUncovered(periode: Periode, others: readonly Periode[]): string | null {
  let dag = periode.gyldigFra;
  for (const other of [...others].sort((a, b) => (a.gyldigFra < b.gyldigFra ? -1 : 1))) {
    if (!isOn(other, dag)) continue;
    if (other.gyldigTil === null || (periode.gyldigTil !== null && other.gyldigTil >= periode.gyldigTil)) return null;
    dag = shiftDay(other.gyldigTil, 1);
  }
  return dag;
}
