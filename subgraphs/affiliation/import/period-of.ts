import type { Periode } from '../periode/periode.ts';

interface Told {
  gyldigFra?: string | null | undefined;
  gyldigTil?: string | null | undefined;
}

/**
 * The period that a row tells of: a day that it does not tell stays, and what is new begins on the day. But a row tells
 * that somebody is there: an end that is over already is not the source's word for it (a full file may have lacked the
 * row), so it goes on. `all`: the periods of the same; where a later one follows, the end stays.
 */
export function periodOf(
  { gyldigFra, gyldigTil }: Told,
  { known, all, day }: { known: Periode | undefined; all: readonly Periode[]; day: string },
): Periode {
  const end = known?.gyldigTil ?? null;
  const goesOn = end !== null && end < day && !all.some((other) => other.gyldigFra > end);
  return {
    gyldigFra: gyldigFra ?? known?.gyldigFra ?? day,
    gyldigTil: gyldigTil !== undefined ? gyldigTil : goesOn ? null : end,
  };
}
