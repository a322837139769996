import type { Content } from '../change/slags.ts';
import { isOn } from '../periode/periode.ts';

type Dagplejer = Content['dagplejer'];

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
