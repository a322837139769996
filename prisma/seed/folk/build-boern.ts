import type { BarnRow, GruppeRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import { Random } from '../sample/random.ts';
import type { Beskyttelse } from './beskyttelse.ts';
import type { Grupper } from './build-grupper.ts';
import { dage } from './dage.ts';
import { drawBarnetsPeriode } from './draw-barnets-periode.ts';
import { drawPerson } from './draw-person.ts';
import type { Enhedsplan } from './enhedsplan.ts';
import { enhedsprofiler } from './enhedsprofil.ts';
import { familyOf } from './family-of.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import { lokalSerie } from './lokal-serie.ts';
import type { Nabolag } from './nabolag.ts';

/** The child of a unit whose family is protected when the unit must show one. */
const shown = 3;

/** The children of a unit, room by room; each has its own seed, so that a sibling elsewhere changes no other child. */
export function* buildBoern(
  nabolag: Nabolag,
  enhed: FolkEnhed,
  plan: Enhedsplan,
  { stuer, legestuer }: Grupper,
): Generator<BarnRow> {
  const lokalId = lokalSerie(enhed, 'B');
  let number = 0;
  for (const [i, stue] of stuer.entries()) {
    const { alder, boern } = plan.stuer[i] ?? { alder: [0, 0], boern: 0 };
    for (let n = 0; n < boern; n++) {
      const random = new Random(`barn/${enhed.seed}/${++number}`);
      const { fra, til, foedselsdag } = drawBarnetsPeriode(random, alder);
      const pinned: Beskyttelse = number === shown ? enhed.beskyttet : 'ingen';
      const familie = familyOf(nabolag, random, enhed, { foedselsdag, pinned });
      const koen = random.chance(0.513) ? 'M' : 'K';
      yield {
        ...place(enhed, stue, number),
        lokalId: lokalId(number),
        person: drawPerson(nabolag, random, { ...familie, koen, foedselsdag }),
        grupper: legestuer.slice(i, i + 1).map(({ kode }) => kode),
        gyldigFra: dage.iso(fra),
        gyldigTil: til === null ? null : dage.iso(til),
        kontakter: familie.kontakter,
      };
    }
  }
}

function place({ nummer, instType3 }: FolkEnhed, { kode, trin, navn }: GruppeRow, number: number) {
  return {
    type: 'barn' as const,
    enhed: nummer,
    rolle: enhedsprofiler[instType3]?.rolle ?? 'Barn',
    trin: trin ?? 'Andet',
    hovedgruppe: kode,
    elevnummer: String(number),
    lokation: navn,
  };
}
