import type { Periode } from './periode.ts';

/** Whether two periods have a day in common. */
export const overlaps = (one: Periode, other: Periode): boolean =>
  (other.gyldigTil === null || one.gyldigFra <= other.gyldigTil) &&
  (one.gyldigTil === null || other.gyldigFra <= one.gyldigTil);
