import type { Content } from '../change/slags.ts';
import { firstUncovered } from '../periode/periode.ts';

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
