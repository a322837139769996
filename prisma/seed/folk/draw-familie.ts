import type { Random } from '../sample/random.ts';
import type { Beskyttelse } from './beskyttelse.ts';
import { drawAndreKontakter } from './draw-andre-kontakter.ts';
import { drawBopael } from './draw-bopael.ts';
import { drawForaeldre } from './draw-foraeldre.ts';
import type { Familie } from './familie.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import type { Hjem } from './hjem.ts';
import type { Nabolag } from './nabolag.ts';
import { personnavn } from './personnavn.ts';

/** A family for a first child. Its mother was 21 to 41 when the child was born, most often about 31. */
export function drawFamilie(
  nabolag: Nabolag,
  random: Random,
  enhed: FolkEnhed,
  barn: { foedselsdag: number; beskyttelse: Beskyttelse },
): Familie {
  const hjem: Hjem = {
    efternavn: personnavn.efternavn(random),
    adresse: drawBopael(nabolag, random),
    beskyttelse: barn.beskyttelse,
    moder: barn.foedselsdag - Math.floor((21 + 10 * (random.next() + random.next())) * 365.25),
  };
  const kontakter = [...drawForaeldre(nabolag, random, hjem), ...drawAndreKontakter(nabolag, random, hjem, enhed)];
  return { ...hjem, kontakter, boern: [barn.foedselsdag] };
}
