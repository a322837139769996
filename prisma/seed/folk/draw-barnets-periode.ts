import type { Random } from '../sample/random.ts';
import type { RoomKind } from './enhedsprofil.ts';
import type { Periode } from './periode.ts';
import { referenceDay } from './reference-day.ts';

const month = 30.44;

/**
 * A child has the age of its room on the day of the sample, on its last day, or on its first: whichever lies in its time
 * there. Nobody is unborn: a place is planned at most as far ahead as the youngest are old.
 */
export function drawBarnetsPeriode(
  random: Random,
  [youngest, oldest]: RoomKind['alder'],
): Periode & { foedselsdag: number } {
  const tilstand = random.weighted([
    ['aktiv', 94],
    ['ophoert', 3.5],
    ['planlagt', 2.5],
  ] as const);
  const dag = referenceDay + { aktiv: 0, ophoert: -random.int(20, 300), planlagt: random.int(20, 270) }[tilstand];
  const age = random.int(Math.ceil(youngest * month), Math.floor((oldest + 1) * month) - 1);
  const been = random.int(0, Math.min(age - Math.floor(youngest * month), 1000));
  const fra = tilstand === 'planlagt' ? dag : dag - been;
  return { tilstand, fra, til: tilstand === 'ophoert' ? dag : null, foedselsdag: dag - age };
}
