import type { PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import { Random } from '../sample/random.ts';
import type { Ansat } from './ansat.ts';
import { drawBeskyttelse } from './draw-beskyttelse.ts';
import { drawBopael } from './draw-bopael.ts';
import { drawVoksen } from './draw-voksen.ts';
import type { Enhedsplan } from './enhedsplan.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import type { Nabolag } from './nabolag.ts';
import { planStillinger } from './plan-stillinger.ts';
import { referenceDay } from './reference-day.ts';
import { stillinger } from './stillinger.ts';

/** How many units a dagplejepædagog serves. */
const served = 4;

export function drawAnsatte(nabolag: Nabolag, enhed: FolkEnhed, plan: Enhedsplan, random: Random): Ansat[] {
  const own = planStillinger(enhed, plan, random).map((stilling, i) => {
    const seeded = new Random(`ansat/${enhed.seed}/${i}`);
    return { ...stilling, person: parentFromElsewhere(nabolag, seeded) ?? drawAnsat(nabolag, seeded) };
  });
  if (enhed.instType3 !== '6013') return own;
  return [
    ...own,
    { ...stillinger.dagplejepaedagog, person: dagplejepaedagog(nabolag, new Random(`dagplejepaedagog/${enhed.seed}`)) },
  ];
}

function drawAnsat(nabolag: Nabolag, random: Random): PersonFields {
  return drawVoksen(nabolag, random, {
    koen: random.chance(0.85) ? 'K' : 'M',
    foedselsdag: referenceDay - random.int(19 * 365, 65 * 365),
    adresse: drawBopael(nabolag, random),
    beskyttelse: drawBeskyttelse(random),
  });
}

/** 1 in 20 is the mother of a child at an earlier unit of the municipality. */
function parentFromElsewhere(nabolag: Nabolag, random: Random): PersonFields | undefined {
  return random.chance(0.05) ? nabolag.takeFamily()?.kontakter[0]?.person : undefined;
}

function dagplejepaedagog(nabolag: Nabolag, random: Random): PersonFields {
  const last = nabolag.dagplejepaedagog;
  const current = last && last.enheder < served ? last : { person: drawAnsat(nabolag, random), enheder: 0 };
  nabolag.dagplejepaedagog = { ...current, enheder: current.enheder + 1 };
  return current.person;
}
