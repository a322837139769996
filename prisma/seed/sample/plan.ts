import { type DaycareKindName, daycareKinds } from './daycare-kinds.ts';
import folketal from './folketal.json' with { type: 'json' };
import { hasKind } from './peculiarities.ts';
import { type Planned, plannedInstitutions, smallCounts } from './planned-institutions.ts';
import { Random } from './random.ts';
import type { SampleSize } from './sample-size.ts';

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
  const planned = [...(plannedInstitutions[kode] ?? standard(kode))];
  const wanted = institutionCount(kode, size);
  while (planned.length < wanted) planned.push({ kind: random.weighted(choices) });
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
  const first: Planned = { kind: 'kommunal' };
  return hasKind(kode, 'dagpleje') ? [first, { kind: 'dagpleje' }] : [first];
}

function drawable(kode: string): [DaycareKindName, number][] {
  const names = Object.keys(daycareKinds) as DaycareKindName[];
  return names.filter((kind) => hasKind(kode, kind)).map((kind) => [kind, daycareKinds[kind].weight]);
}
