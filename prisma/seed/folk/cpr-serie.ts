import { dage } from './dage.ts';

/** 7 divides neither 400 nor 600, so steps of 7 visit every number of a range once. */
const step = 7;

/**
 * Pseudo-CPR numbers: nobody's, since 60 is added to the day (STIL, side 2917071: test persons), but right in form. The
 * seventh digit tells the century, the last one the sex, and it is the check digit of modulus 11.
 */
export class CprSerie {
  readonly #taken = new Map<string, number>();

  /** Never gives a number twice: the steps differ, and a three-digit serial has one check digit, hence one sex. */
  next(foedselsdag: number, koen: 'M' | 'K'): string {
    const dato = pseudoDato(foedselsdag);
    const [first, span] = serials(foedselsdag);
    const start = Math.abs(foedselsdag);
    const key = `${foedselsdag}${koen}`;
    for (let taken = this.#taken.get(key) ?? 0; taken < span; taken++) {
      const stem = dato + String(first + ((start + taken * step) % span)).padStart(3, '0');
      const digit = checkDigit(stem);
      if (digit > 9 || (digit % 2 === 1) !== (koen === 'M')) continue;
      this.#taken.set(key, taken + 1);
      return stem + digit;
    }
    throw new RangeError(`more persons are born on ${dage.iso(foedselsdag)} than there are numbers`);
  }
}

function pseudoDato(foedselsdag: number): string {
  const iso = dage.iso(foedselsdag);
  return `${Number(iso.slice(8)) + 60}${iso.slice(5, 7)}${iso.slice(2, 4)}`;
}

/** Seventh digit 0-3: born 1900-1999; 4-9: born 2000-2036 (CPR-kontoret, "Personnummeret i CPR-systemet"). */
function serials(foedselsdag: number): [first: number, span: number] {
  return foedselsdag < dage.of('2000-01-01') ? [0, 400] : [400, 600];
}

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2];

/** 10 means that no number begins so. */
function checkDigit(stem: string): number {
  const sum = weights.reduce((total, weight, i) => total + weight * Number(stem.charAt(i)), 0);
  return (11 - (sum % 11)) % 11;
}
