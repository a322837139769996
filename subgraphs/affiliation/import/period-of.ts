import type { Periode } from '../periode/periode.ts';

interface Told {
  gyldigFra: string | null;
  gyldigTil: string | null;
}

/** The period that a row tells of; without a first day what is known stays, and what is new begins on the day. */
export function periodOf({ gyldigFra, gyldigTil }: Told, known: Periode | undefined, day: string): Periode {
  if (gyldigFra !== null) return { gyldigFra, gyldigTil };
  return { gyldigFra: known?.gyldigFra ?? day, gyldigTil: gyldigTil ?? known?.gyldigTil ?? null };
}
