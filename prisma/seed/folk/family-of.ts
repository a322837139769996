import type { Random } from '../sample/random.ts';
import type { Beskyttelse } from './beskyttelse.ts';
import { drawBeskyttelse } from './draw-beskyttelse.ts';
import { drawFamilie } from './draw-familie.ts';
import type { Familie } from './familie.ts';
import { findSoeskende } from './find-soeskende.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import type { Nabolag } from './nabolag.ts';

/** The family of a child: that of a sibling, or a new one. `pinned` asks for a protected family. */
export function familyOf(
  nabolag: Nabolag,
  random: Random,
  enhed: FolkEnhed,
  { foedselsdag, pinned }: { foedselsdag: number; pinned: Beskyttelse },
): Familie {
  const known = pinned === 'ingen' ? findSoeskende(nabolag, random, foedselsdag) : undefined;
  known?.boern.push(foedselsdag);
  if (known) return known;
  const beskyttelse = pinned === 'ingen' ? drawBeskyttelse(random) : pinned;
  const familie = drawFamilie(nabolag, random, enhed, { foedselsdag, beskyttelse });
  nabolag.remember(familie);
  return familie;
}
