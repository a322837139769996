import type { AnsatRow, PersonFields } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { Random } from '../sample/random.ts';
import type { Ansat } from './ansat.ts';
import type { Grupper } from './build-grupper.ts';
import { dage } from './dage.ts';
import { drawAnsattesPeriode } from './draw-ansattes-periode.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import { lokalSerie } from './lokal-serie.ts';

/** The employees of a unit. Those who work in rooms take turns among them, so each childminder gets her own group. */
export function* buildAnsatte(
  enhed: FolkEnhed,
  ansatte: readonly Ansat[],
  { stuer }: Grupper,
  random: Random,
): Generator<AnsatRow> {
  const lokalId = lokalSerie(enhed, 'A');
  let inRooms = 0;
  for (const [i, { person, stilling, roller, iStue }] of ansatte.entries()) {
    const stue = iStue ? stuer[inRooms++ % stuer.length] : undefined;
    const { fra, til } = drawAnsattesPeriode(random, stilling);
    yield {
      type: 'ansat',
      enhed: enhed.nummer,
      lokalId: lokalId(i + 1),
      person,
      grupper: stue ? [stue.kode] : [],
      gyldigFra: dage.iso(fra),
      gyldigTil: til === null ? null : dage.iso(til),
      roller: [...roller],
      initialer: initialer(person),
      stilling,
      lokation: stue?.navn ?? null,
    };
  }
}

/** Two letters of each name; they would give a protected name away. */
function initialer({ fornavn, efternavn, beskyttet }: PersonFields): string | null {
  return beskyttet ? null : (fornavn.slice(0, 2) + efternavn.slice(0, 2)).toUpperCase();
}
