import type { Content } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import { firstUncovered, isOn } from '../../core/periode/periode.ts';

type Dagplejer = Content['dagplejer'];

/** How many children a childminder may have who works alone. */
const alone = 5;

/** The first day on which a childminder has places for more than one alone may, and nobody to work together with. */
export function colleagueMissing(dagplejer: Dagplejer, dagplejere: readonly Dagplejer[]): string | null {
  if (dagplejer.kapacitet <= alone || dagplejer.aflyst) return null;
  const { personId, enhedsNummer, samarbejde } = dagplejer;
  const colleagues = dagplejere.filter(
    (one) =>
      samarbejde !== null &&
      one.samarbejde === samarbejde &&
      one.enhedsNummer === enhedsNummer &&
      one.personId !== personId &&
      !one.aflyst,
  );
  return firstUncovered(dagplejer, colleagues);
}

/** How many children those who work together may have between them. */
const together = 10;

/** The first day, from a day on, that a childminder and those she works with have more places than that; null when none. */
export function samarbejdeOverfull(dagplejer: Dagplejer, dagplejere: readonly Dagplejer[], from: string) {
  const { enhedsNummer, samarbejde, aflyst } = dagplejer;
  if (samarbejde === null || aflyst) return null;
  const all = dagplejere.filter(
    (one) => !one.aflyst && one.enhedsNummer === enhedsNummer && one.samarbejde === samarbejde,
  );
  const placesOn = (dag: string) =>
    all.filter((one) => isOn(one, dag)).reduce((sum, { kapacitet }) => sum + kapacitet, 0);
  // They become more only on a day that somebody begins.
  const days = [from, ...all.map(({ gyldigFra }) => gyldigFra)].filter((dag) => dag >= from && isOn(dagplejer, dag));
  const dag = days.sort().find((day) => placesOn(day) > together);
  return dag === undefined ? null : { dag, antal: placesOn(dag) };
}

/** The childminders of a work without those called off, who never come to be. */
export const validDagplejere = (work: Work): StoredObject<'dagplejer'>[] =>
  work.all('dagplejer').filter(({ after }) => !after.aflyst);
