import type { Random } from '../sample/random.ts';
import type { Familie } from './familie.ts';
import type { Nabolag } from './nabolag.ts';

const largest = 3;
const nineMonths = 290;
const youngestMother = 18 * 365;

/** A family that this child can be a sibling in: often none is looked for. Some siblings go to two units. */
export function findSoeskende(nabolag: Nabolag, random: Random, foedselsdag: number): Familie | undefined {
  if (!random.chance(0.22)) return undefined;
  const fitting = nabolag.familier.filter(
    ({ boern, moder }) =>
      boern.length < largest &&
      foedselsdag - moder > youngestMother &&
      boern.every((other) => Math.abs(other - foedselsdag) > nineMonths),
  );
  return fitting.length > 0 ? random.pick(fitting) : undefined;
}
