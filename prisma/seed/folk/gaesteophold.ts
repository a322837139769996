import type { BarnRow, TilknytningRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import type { SampleDagplejer } from './dagplejere.ts';

/** A fictional stay of a child with the childminder who works together with its own. */
export interface SampleGaesteophold {
  enhed: string;
  /** The child's and the host's lokalId. */
  barn: string;
  vaert: string;
  gyldigFra: string;
  gyldigTil: string;
  aarsag: string;
}

/** One just before the day of the sample, one after it. */
const stays = [
  { gyldigFra: '2026-10-12', gyldigTil: '2026-10-16', aarsag: 'Ferie' },
  { gyldigFra: '2026-12-07', gyldigTil: '2026-12-11', aarsag: 'Kursus' },
] as const;

/** Guest care at the first units with childminders: their hosts have one place more than they have children. */
export function sampleGaesteophold(
  rows: readonly TilknytningRow[],
  dagplejere: readonly SampleDagplejer[],
): SampleGaesteophold[] {
  const enheder = [...new Set(dagplejere.map(({ enhed }) => enhed))];
  return stays.flatMap((stay, i) => {
    const enhed = enheder[i];
    const [own, vaert] = dagplejere.filter((one) => one.enhed === enhed && one.samarbejde !== null);
    const barn = rows.find((row): row is BarnRow => {
      const isHers = row.type === 'barn' && row.enhed === enhed && row.hovedgruppe === own?.hovedgruppe;
      return isHers && row.gyldigFra <= stay.gyldigFra && row.gyldigTil === null;
    });
    return enhed && vaert && barn ? [{ enhed, barn: barn.lokalId, vaert: vaert.lokalId, ...stay }] : [];
  });
}
