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
  description:
    'Whether a change takes its object into or out of what `where` asks for: the municipalities of `kommune`, the daginstitutioner of `daginstitution`.',
  valuesConfig: {
    NONE: { description: 'Neither; also when it is created there, and when neither is asked for.' },
    ENTERED: { description: 'It belonged elsewhere before.' },
    LEFT: { description: 'It belongs elsewhere now.' },
  },
});

/** Where an object was before a change, and where it is after. */
export interface Moved {
  action: string;
  kommuneBefore: string | null;
  kommuneAfter: string | null;
  daginstitutionBefore: string | null;
  daginstitutionAfter: string | null;
}

/** The filters of a feed that ask for places. */
export interface PlaceWhere {
  kommune?: KodeFilter | null | undefined;
  daginstitution?: KodeFilter | null | undefined;
}

/** Finds the movement of changes relative to the places that a `where` asks for. */
export function movementIn(where: PlaceWhere | null | undefined): (change: Moved) => Movement {
  const { kommune, daginstitution } = where ?? {};
  if (!kommune && !daginstitution) return () => Movement.NONE;
  const fits = (inKommune: string | null, inDaginstitution: string | null) =>
    isAsked(kommune, inKommune, normalKommunekode) && isAsked(daginstitution, inDaginstitution, normalNumber);
  return (change) => {
    const before = fits(change.kommuneBefore, change.daginstitutionBefore);
    const after = fits(change.kommuneAfter, change.daginstitutionAfter);
    if (change.action === 'create' || before === after) return Movement.NONE;
    return after ? Movement.ENTERED : Movement.LEFT;
  };
}

const normalNumber = (value: string): string => value.trim().toUpperCase();

function isAsked(filter: KodeFilter | null | undefined, value: string | null, normal: (value: string) => string) {
  if (!filter) return true;
  const { eq, in: values } = filter;
  return value !== null && (eq == null || normal(eq) === value) && (values?.map(normal).includes(value) ?? true);
}
