import type { KontaktRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { Random } from '../sample/random.ts';
import { drawBopael } from './draw-bopael.ts';
import { drawVoksen } from './draw-voksen.ts';
import type { Hjem } from './hjem.ts';
import { kontaktRow } from './kontakt-row.ts';
import type { Nabolag } from './nabolag.ts';

const former = [
  ['sammen', 74],
  ['hver for sig', 15],
  ['uden forældremyndighed', 4],
  ['alene', 7],
] as const;

/** Parents live together, or apart, where one may lack custody; or there is one alone. Children live with the mother. */
export function drawForaeldre(nabolag: Nabolag, random: Random, hjem: Hjem): KontaktRow[] {
  const form = random.weighted(former);
  const efternavn = () => (random.chance(0.65) ? hjem.efternavn : undefined);
  const mor = drawVoksen(nabolag, random, { ...hjem, koen: 'K', foedselsdag: hjem.moder, efternavn: efternavn() });
  const morRow = kontaktRow(mor, { relation: 'Mor', foraeldremyndighed: true });
  if (form === 'alene') return [morRow];

  const foedselsdag = hjem.moder + random.int(-2500, 1100);
  const away = form === 'sammen' ? hjem : { adresse: drawBopael(nabolag, random), beskyttelse: 'ingen' as const };
  const far = drawVoksen(nabolag, random, { ...away, koen: 'M', foedselsdag, efternavn: efternavn() });
  return [morRow, farRow(far, form !== 'uden forældremyndighed')];
}

function farRow(far: KontaktRow['person'], foraeldremyndighed: boolean): KontaktRow {
  const retsgrundlag = foraeldremyndighed ? null : 'Forældreansvarsloven § 23: orientering om barnet';
  return kontaktRow(far, { relation: 'Far', foraeldremyndighed, retsgrundlag });
}
