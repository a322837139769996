import type { AnsatRow, TilknytningRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';

/** A fictional childminder's place in a dagplejegruppe of her unit; the children of her group are hers. */
export interface SampleDagplejer {
  enhed: string;
  lokalId: string;
  /** Kode of the main group of her children. */
  hovedgruppe: string;
  /** Which of the shipped dagplejegrupper of the unit. */
  basis: 'geografisk' | 'legestuegruppe';
  kapacitet: number;
  samarbejde: string | null;
  gyldigFra: string;
  gyldigTil: string | null;
}

/** How many of a unit's childminders work together in one place. */
const together = 2;

/** The childminders among the employees: the first of each unit work together, and every third is in the play group. */
export function sampleDagplejere(rows: readonly TilknytningRow[]): SampleDagplejer[] {
  const inEnhed = new Map<string, number>();
  return rows.filter(isDagplejer).map(({ enhed, lokalId, grupper, gyldigFra, gyldigTil }) => {
    const i = inEnhed.get(enhed) ?? 0;
    inEnhed.set(enhed, i + 1);
    const shared = i < together ? { kapacitet: 5, samarbejde: 'Legehuset' } : { kapacitet: 4, samarbejde: null };
    const basis = i % 3 === 2 ? 'legestuegruppe' : 'geografisk';
    return { enhed, lokalId, hovedgruppe: grupper[0] ?? '', basis, ...shared, gyldigFra, gyldigTil };
  });
}

const isDagplejer = (row: TilknytningRow): row is AnsatRow => row.type === 'ansat' && row.stilling === 'Dagplejer';
