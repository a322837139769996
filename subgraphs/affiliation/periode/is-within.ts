import type { Periode } from './periode.ts';

/** Whether every day of the inner period is one of the outer. */
export const isWithin = (inner: Periode, outer: Periode): boolean =>
  inner.gyldigFra >= outer.gyldigFra &&
  (outer.gyldigTil === null || (inner.gyldigTil !== null && inner.gyldigTil <= outer.gyldigTil));
