import type { KontaktRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { Random } from '../sample/random.ts';
import { drawBopael } from './draw-bopael.ts';
import { drawVoksen } from './draw-voksen.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import type { Hjem } from './hjem.ts';
import { kontaktRow } from './kontakt-row.ts';
import type { Nabolag } from './nabolag.ts';

const samtykke = 'Samtykke fra forældremyndighedens indehaver';

/** Grandparents who fetch the child, and someone whom an authority has attached to it. */
export function drawAndreKontakter(nabolag: Nabolag, random: Random, hjem: Hjem, enhed: FolkEnhed): KontaktRow[] {
  const adult = (koen: 'M' | 'K', foedselsdag: number) =>
    drawVoksen(nabolag, random, { koen, foedselsdag, adresse: drawBopael(nabolag, random), beskyttelse: 'ingen' });
  const bedsteforaelder = (koen: 'M' | 'K') =>
    kontaktRow(adult(koen, hjem.moder - random.int(7700, 12500)), {
      relation: 'Andet',
      foraeldremyndighed: false,
      retsgrundlag: samtykke,
    });
  const rows: KontaktRow[] = [];
  if (random.chance(0.27)) rows.push(bedsteforaelder('K'));
  if (random.chance(0.145)) rows.push(bedsteforaelder('M'));
  if (random.chance(0.01)) rows.push(officiel(adult('K', hjem.moder), enhed));
  return rows;
}

function officiel(person: KontaktRow['person'], { cvrNummer, pNummer }: FolkEnhed): KontaktRow {
  return kontaktRow(person, {
    relation: 'Officielt tilknyttet person',
    foraeldremyndighed: false,
    retsgrundlag: 'Støtteperson efter barnets lov',
    cvrNummer,
    pNummer,
    gyldigFra: '2025-08-01',
  });
}
