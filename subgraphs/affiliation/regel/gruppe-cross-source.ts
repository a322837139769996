import { problem } from '../../common/errors/problem.ts';
import { twinsOf } from './gruppe-kode-unique.ts';
import type { Regel } from './regel.ts';

/** Sources of a unit must be coordinated, so that groups are not duplicated (STIL, side 2360658; check GROUP_CROSS_SOURCE). */
export const gruppeCrossSource: Regel<'gruppe'> = {
  slags: ['gruppe'],
  severity: 'warning',
  check(gruppe, work) {
    const { kilde, kode: value } = gruppe.after;
    const other = twinsOf(gruppe, work).find(({ after }) => after.kilde !== kilde);
    const path = [...(gruppe.path ?? []), 'kode'];
    return other && problem('GROUP_CROSS_SOURCE', path, { kilde: other.after.kilde, value });
  },
};
