import { fastlagt, type Planned, smallCounts } from './fastlagt.ts';
import folketal from './folketal.json' with { type: 'json' };
import { Random } from './random.ts';
import { hasSlags } from './saerkender.ts';
import type { SampleSize } from './sample-size.ts';
import { type SlagsNavn, slagsTable } from './slags.ts';

/** Daginstitutioner per thousand inhabitants; folketal.json: Danmarks Statistik FOLK1A about 2024, rounded. */
const density = 0.49;

const population: Readonly<Record<string, number>> = folketal;

/** The municipalities of a sample, by code. */
export function municipalitiesOf(size: SampleSize): string[] {
  return Object.keys(size === 'small' ? smallCounts : population).sort();
}

/** What a municipality's daginstitutioner are: first the fixed ones, equal in both sizes, then drawn ones. */
export function planMunicipality(kode: string, size: SampleSize): Planned[] {
  const random = new Random(`plan/${kode}`);
  const choices = drawable(kode);
  const planned = [...(fastlagt[kode] ?? standard(kode))];
  const wanted = institutionCount(kode, size);
  while (planned.length < wanted) planned.push({ slags: random.weighted(choices) });
  return planned.slice(0, wanted);
}

/** How many groups a municipal dagpleje is divided into. */
export function dagplejeGroups(kode: string, size: SampleSize): number {
  const groups = Math.round((population[kode] ?? 1) / 7);
  return Math.min(Math.max(groups, 1), size === 'small' ? 4 : 25);
}

function institutionCount(kode: string, size: SampleSize): number {
  if (size === 'small') return smallCounts[kode] ?? 0;
  return Math.max(1, Math.round((population[kode] ?? 0) * density));
}

function standard(kode: string): Planned[] {
  const first: Planned = { slags: 'kommunal' };
  return hasSlags(kode, 'dagpleje') ? [first, { slags: 'dagpleje' }] : [first];
}

function drawable(kode: string): [SlagsNavn, number][] {
  const names = Object.keys(slagsTable) as SlagsNavn[];
  return names.filter((slags) => hasSlags(kode, slags)).map((slags) => [slags, slagsTable[slags].vaegt]);
}
