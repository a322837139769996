import type { Objekt } from '../change/objekt.ts';
import type { Content } from '../change/slags.ts';
import type { Work } from '../change/work.ts';
import { dagplejeType } from '../enhed/dagpleje-type.ts';
import { overlaps } from '../periode/periode.ts';

/** Where a guest belongs on days of its stay: its own affiliations as a child to units of dagpleje. */
export const homesOf = (work: Work, ophold: Content['gaesteophold']): Content['tilknytning'][] =>
  homeTiesOf(work, ophold).map(({ after }) => after);

/** The same as objects of the work. */
export const homeTiesOf = (work: Work, ophold: Content['gaesteophold']): Objekt<'tilknytning'>[] =>
  work
    .all('tilknytning')
    .filter(
      ({ after: one }) =>
        one.personId === ophold.barnId &&
        one.slags === 'barn' &&
        !one.aflyst &&
        overlaps(one, ophold) &&
        work.enhed(one.enhedsNummer)?.institutionstypeKode === dagplejeType,
    );
