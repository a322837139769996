import type { PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import gader from '../sample/gader.json' with { type: 'json' };
import type { Random } from '../sample/random.ts';
import type { Nabolag } from './nabolag.ts';

const etager = ['st. tv', 'st. th', '1. tv', '1. th', '2. tv', '2. th', '3. tv', '3. th'];

/** A home in the municipality; 1 in 100 addresses is not known. */
export function drawBopael({ kommuneKode, steder }: Nabolag, random: Random): PersonFields['adresse'] {
  if (random.chance(0.01)) return null;
  const { postNummer, byNavn, vejNavn } = random.pickEarly(steder);
  const hus = `${vejNavn ?? random.pick(gader.by)} ${random.int(1, 140)}`;
  const vejOgNummer = random.chance(0.4) ? `${hus}, ${random.pick(etager)}` : hus;
  return { vejOgNummer, postNummer, byNavn, landekode: 'DK', kommuneKode };
}
