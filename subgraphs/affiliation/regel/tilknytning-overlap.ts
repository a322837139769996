import { problem } from '../../common/errors/problem.ts';
import { overlaps } from '../periode/overlaps.ts';
import type { Regel } from './regel.ts';

/** A person is tied to a unit in one way once at a time, as each source has it; a contact once to each child. */
export const tilknytningOverlap: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check({ id, after, path }, work) {
    if (after.aflyst) return undefined;
    const twin = work
      .where('tilknytning', 'personId', after.personId)
      .find(
        (other) =>
          other.id !== id &&
          !other.after.aflyst &&
          (['slags', 'enhedsNummer', 'kilde', 'barnId'] as const).every((part) => other.after[part] === after[part]) &&
          overlaps(other.after, after),
      );
    return twin && problem('TILKNYTNING_OVERLAP', path ?? [], { value: twin.id });
  },
};
