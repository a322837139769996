import type { EksternRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { Random } from '../sample/random.ts';
import { dage } from './dage.ts';
import { drawBopael } from './draw-bopael.ts';
import { drawVoksen } from './draw-voksen.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import { lokalSerie } from './lokal-serie.ts';
import type { Nabolag } from './nabolag.ts';
import { referenceDay } from './reference-day.ts';

/** A student on placement at two units in five, and now and then a guest from outside; both for some months. */
export function* buildEksterne(nabolag: Nabolag, enhed: FolkEnhed, random: Random): Generator<EksternRow> {
  if (random.chance(0.4)) yield ekstern(nabolag, enhed, random, 'Praktikant');
  if (random.chance(0.1)) yield ekstern(nabolag, enhed, random, 'Ekstern');
}

function ekstern(nabolag: Nabolag, enhed: FolkEnhed, random: Random, rolle: EksternRow['rolle']): EksternRow {
  const [youngest, oldest] = rolle === 'Praktikant' ? [19, 30] : [28, 65];
  const fra = referenceDay - random.int(0, 120);
  return {
    type: 'ekstern',
    enhed: enhed.nummer,
    lokalId: lokalSerie(enhed, 'E')(rolle === 'Praktikant' ? 1 : 2),
    person: drawVoksen(nabolag, random, {
      koen: random.chance(0.7) ? 'K' : 'M',
      foedselsdag: referenceDay - random.int(youngest * 365, oldest * 365),
      adresse: drawBopael(nabolag, random),
      beskyttelse: 'ingen',
    }),
    grupper: [],
    gyldigFra: dage.iso(fra),
    gyldigTil: dage.iso(fra + random.int(140, 200)),
    rolle,
  };
}
