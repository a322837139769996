import type { Content } from '../change/slags.ts';
import type { Work } from '../change/work.ts';
import { validDagplejere } from '../dagplejer/valid-dagplejere.ts';
import { firstUncovered } from '../periode/periode.ts';

/** The first day of a stay on which its host is no childminder at its unit; null when she is one on every day. */
export function vaertMissing(work: Work, ophold: Content['gaesteophold']): string | null {
  const { vaertId, enhedsNummer, aflyst } = ophold;
  if (aflyst) return null;
  const vaert = validDagplejere(work)
    .map(({ after }) => after)
    .filter((one) => one.personId === vaertId && one.enhedsNummer === enhedsNummer);
  return firstUncovered(ophold, vaert);
}
