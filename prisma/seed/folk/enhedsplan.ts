import { Random } from '../sample/random.ts';
import { enhedsprofiler, type RoomKind } from './enhedsprofil.ts';
import type { FolkEnhed } from './folk-enhed.ts';

export interface Enhedsplan {
  stuer: { alder: RoomKind['alder']; boern: number }[];
  boern: number;
  ansatte: number;
}

/** How many people a unit gets, before any of them is drawn. Seeded by the unit alone. */
export function enhedsplan({ seed, instType3, alternativAdresse, stuer }: FolkEnhed): Enhedsplan {
  const profil = enhedsprofiler[instType3];
  if (profil === undefined) throw new RangeError(`nobody is planned for type ${instType3}`);
  const random = new Random(`enhedsplan/${seed}`);
  const count = stuer ?? (alternativAdresse ? 1 : random.int(...profil.stuer));
  const skipped = alternativAdresse ? 1 : 0; // a forest or bus group is for the oldest
  const kind = Array.from({ length: count }, (_, i) => profil.roomKinds[(i + skipped) % profil.roomKinds.length]);
  const drawn = kind.flatMap((found) => (found ? [{ alder: found.alder, boern: random.int(...found.boern) }] : []));
  const boern = drawn.reduce((sum, stue) => sum + stue.boern, 0);
  const fewest = instType3 === '6013' ? count + 1 : 2;
  return { stuer: drawn, boern, ansatte: Math.max(fewest, Math.round(boern / profil.boernPerAnsat)) };
}
