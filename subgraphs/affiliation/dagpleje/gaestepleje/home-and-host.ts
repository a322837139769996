import type { Content } from '../../core/change/object-kinds.ts';
import type { StoredObject } from '../../core/change/stored-object.ts';
import type { Work } from '../../core/change/work.ts';
import { firstUncovered, overlaps } from '../../core/periode/periode.ts';
import { dagplejeType } from '../../units/enhed/enhed.ts';
import { validDagplejere } from '../dagplejer/kapacitet.ts';

/** Where a guest belongs on days of its stay: its own affiliations as a child to units of dagpleje. */
export const homesOf = (work: Work, ophold: Content['gaesteophold']): Content['tilknytning'][] =>
  homeTiesOf(work, ophold).map(({ after }) => after);

/** The same, as objects of the work. */
export const homeTiesOf = (work: Work, ophold: Content['gaesteophold']): StoredObject<'tilknytning'>[] =>
  work
    .all('tilknytning')
    .filter(
      ({ after: one }) =>
        one.personId === ophold.barnId &&
        one.aktoertype === 'barn' &&
        !one.aflyst &&
        overlaps(one, ophold) &&
        work.enhed(one.enhedsNummer)?.institutionstypeKode === dagplejeType,
    );

/** The first day of a stay on which its host is no childminder at its unit; null when she is one on every day. */
export function vaertMissing(work: Work, ophold: Content['gaesteophold']): string | null {
  const { vaertId, enhedsNummer, aflyst } = ophold;
  if (aflyst) return null;
  const vaert = validDagplejere(work)
    .map(({ after }) => after)
    .filter((one) => one.personId === vaertId && one.enhedsNummer === enhedsNummer);
  return firstUncovered(ophold, vaert);
}
