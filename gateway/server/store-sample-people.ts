import { sampleDataaftaler } from '../../prisma/seed/folk/dataaftaler.ts';
import { sampleFolk } from '../../prisma/seed/folk.ts';
import type { Affiliation } from '../../subgraphs/affiliation/affiliation.ts';
import type { Config } from '../config.ts';

/** Stores the fictional people of a handful of units, once the units are known. The small sample is without people. */
export async function storeSamplePeople({ sample }: Config, affiliation: Affiliation): Promise<void> {
  if (sample !== 'full') return;
  await affiliation.follower.catchUpWholly();
  await affiliation.storePeople(sampleFolk('full'), sampleDataaftaler('full'));
}
