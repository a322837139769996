import type { Random } from '../sample/random.ts';
import type { Beskyttelse } from './beskyttelse.ts';

/** 1 in 300 is protected; for 1 in 20 of those the alias has been forgotten. */
export function drawBeskyttelse(random: Random): Beskyttelse {
  if (!random.chance(1 / 300)) return 'ingen';
  return random.chance(0.05) ? 'udenAlias' : 'medAlias';
}
