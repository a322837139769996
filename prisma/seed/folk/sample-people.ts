import type { TilknytningRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import { sampleFolk } from '../folk.ts';
import { type SampleDagplejer, sampleDagplejere } from './dagplejere.ts';
import { type SampleDataaftale, sampleDataaftaler } from './dataaftaler.ts';
import { type SampleGaesteophold, sampleGaesteophold } from './gaesteophold.ts';

/** What a first start stores of people: the rows of a file, and what files do not have. */
export interface SamplePeople {
  rows: readonly TilknytningRow[];
  aftaler: readonly SampleDataaftale[];
  dagplejere: readonly SampleDagplejer[];
  gaesteophold: readonly SampleGaesteophold[];
}

/** The people of a handful of units. */
export function samplePeople(size: 'small' | 'full'): SamplePeople {
  const rows = [...sampleFolk(size)];
  const dagplejere = sampleDagplejere(rows);
  return {
    rows,
    aftaler: [...sampleDataaftaler(size)],
    dagplejere,
    gaesteophold: sampleGaesteophold(rows, dagplejere),
  };
}
