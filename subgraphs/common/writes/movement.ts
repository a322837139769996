import { registerEnumType } from 'type-graphql';
import type { KodeFilter } from '../filters/filter-inputs.ts';
import { normalKommunekode } from '../parse/identifiers.ts';

export enum Movement {
  NONE = 'NONE',
  ENTERED = 'ENTERED',
  LEFT = 'LEFT',
}

registerEnumType(Movement, {
  name: 'Movement',
  description: 'Whether a change takes its object into or out of the municipalities of `where.kommune`.',
  valuesConfig: {
    NONE: { description: 'Neither; also when it is created there, and when no municipality is asked for.' },
    ENTERED: { description: 'It belonged to another municipality before.' },
    LEFT: { description: 'It belongs to another municipality now.' },
  },
});

/** What of a change shows its movement. */
export interface Moved {
  kommuneBefore: string | null;
  kommuneAfter: string | null;
}

/** Finds the movement of changes relative to a filter by municipality. */
export function movementIn(filter: KodeFilter | null | undefined): (change: Moved) => Movement {
  if (!filter) return () => Movement.NONE;
  const fits = (kode: string | null) => kode !== null && isAsked(filter, kode);
  return ({ kommuneBefore, kommuneAfter }) => {
    if (kommuneBefore === null || fits(kommuneBefore) === fits(kommuneAfter)) return Movement.NONE;
    return fits(kommuneAfter) ? Movement.ENTERED : Movement.LEFT;
  };
}

const isAsked = ({ eq, in: values }: KodeFilter, kode: string): boolean =>
  (eq == null || normalKommunekode(eq) === kode) && (values?.map(normalKommunekode).includes(kode) ?? true);
