import { namedRow } from '../change/named-row.ts';
import type { Objekt } from '../change/objekt.ts';
import type { Work } from '../change/work.ts';

type Tilknytning = Objekt<'tilknytning'>;

/** The person's tie that stands in the way of another. Of two that one input makes, the first stands and the later is told of. */
export function rivalOf(
  tilknytning: Tilknytning,
  work: Work,
  clashes: (other: Tilknytning['after'], own: Tilknytning['after']) => boolean,
): Tilknytning | undefined {
  const ties = work.where('tilknytning', 'personId', tilknytning.after.personId);
  const own = ties.indexOf(tilknytning);
  return ties.find(
    (other, i) =>
      other !== tilknytning &&
      (other.before !== null || i < own) &&
      !other.after.aflyst &&
      clashes(other.after, tilknytning.after),
  );
}

/** A tie as an error names it: by its id when it is stored, otherwise by the row that would make it. */
export function namedTie(tilknytning: Tilknytning, work: Work): { other: string; anden: string } {
  const { id, before, path } = tilknytning;
  const row = work.madeAt(id) ?? (before === null ? path : null);
  return row ? namedRow(row) : { other: id, anden: id };
}
