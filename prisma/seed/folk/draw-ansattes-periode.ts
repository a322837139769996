import type { Random } from '../sample/random.ts';
import type { Periode } from './periode.ts';
import { referenceDay } from './reference-day.ts';

/** Substitutes have an end date; some employees have left, some are about to come. */
export function drawAnsattesPeriode(random: Random, stilling: string): Periode {
  const fra = referenceDay - random.int(30, 2600);
  if (stilling === 'Vikar')
    return { tilstand: 'aktiv', fra: referenceDay - random.int(5, 90), til: referenceDay + random.int(30, 300) };
  // Before any of the children that are with them now.
  if (stilling === 'Dagplejer') return { tilstand: 'aktiv', fra: referenceDay - random.int(1400, 2600), til: null };
  const kind = random.next();
  if (kind < 0.03) return { tilstand: 'ophoert', fra: fra - 300, til: referenceDay - random.int(1, 300) };
  if (kind < 0.045) return { tilstand: 'planlagt', fra: referenceDay + random.int(14, 120), til: null };
  return { tilstand: 'aktiv', fra, til: null };
}
