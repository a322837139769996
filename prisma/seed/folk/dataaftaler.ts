import { Random } from '../sample/random.ts';
import { dage } from './dage.ts';
import { folkEnheder } from './folk-enheder.ts';
import type { FolkSize } from './folk-size.ts';
import { referenceDay } from './reference-day.ts';

/** A fictional data agreement: whether a provider's system may use a service of Unilogin for a unit. */
export interface SampleDataaftale {
  udbydersystem: 'Eksempelsystem' | 'Aula';
  tjeneste: 'wsaIMPORT' | 'wsiEKSPORT.FuldMyndighed';
  enhed: string;
  status: 'approved' | 'requested' | 'rejected';
  /** The day on which it got this status. */
  dato: string;
}

/** The one delivers people to Unilogin, the other reads them there: all of it, since no smaller package has aliases. */
const systemer = [
  ['Eksempelsystem', 'wsaIMPORT'],
  ['Aula', 'wsiEKSPORT.FuldMyndighed'],
] as const;

const statuses = [
  ['approved', 84],
  ['requested', 12],
  ['rejected', 4],
] as const;

/** Two agreements for each unit that has people; most are approved. */
export function* sampleDataaftaler(size: FolkSize): Generator<SampleDataaftale> {
  for (const { nummer, seed } of folkEnheder(size))
    for (const [udbydersystem, tjeneste] of systemer) {
      const random = new Random(`aftale/${seed}/${udbydersystem}`);
      const status = random.weighted(statuses);
      // Older than a year would be void (STIL, side 90800387).
      const dato = dage.iso(referenceDay - random.int(1, status === 'requested' ? 30 : 330));
      yield { udbydersystem, tjeneste, enhed: nummer, status, dato };
    }
}
