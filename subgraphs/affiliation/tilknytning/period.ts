/** Days from the first to the last, both included; a missing end is not known yet. */
export interface Period {
  gyldigFra: string;
  gyldigTil: string | null;
}

/** Later than every day. */
const never = '9999-12-31';

export const overlaps = (a: Period, b: Period): boolean =>
  a.gyldigFra <= (b.gyldigTil ?? never) && b.gyldigFra <= (a.gyldigTil ?? never);

/** Whether every day of the inner period is one of the outer. */
export const isWithin = (inner: Period, outer: Period): boolean =>
  inner.gyldigFra >= outer.gyldigFra && (inner.gyldigTil ?? never) <= (outer.gyldigTil ?? never);

export const isOn = (period: Period, day: string): boolean => overlaps(period, { gyldigFra: day, gyldigTil: day });
