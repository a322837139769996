import type { Periode } from '../periode/periode.ts';

interface Told {
  gyldigFra?: string | null | undefined;
  gyldigTil?: string | null | undefined;
}

/** The period that a row tells of: a day that it does not tell stays, and what is new begins on the day. */
export function periodOf({ gyldigFra, gyldigTil }: Told, known: Periode | undefined, day: string): Periode {
  return {
    gyldigFra: gyldigFra ?? known?.gyldigFra ?? day,
    gyldigTil: gyldigTil === undefined ? (known?.gyldigTil ?? null) : gyldigTil,
  };
}
