import { problem } from '../../common/errors/problem.ts';
import type { Objekt } from '../change/objekt.ts';
import { overlaps } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** The other groups of the unit that have the code at the same time. */
export const twinsOf = ({ id, after }: Objekt<'gruppe'>, work: Parameters<Regel['check']>[1]) =>
  work
    .where('gruppe', 'enhedsNummer', after.enhedsNummer)
    .filter((other) => other.id !== id && other.after.kode === after.kode && overlaps(other.after, after));

/** GroupId is unique within the institution (STIL's type library; check GROUP_ID_UNIQUE). */
export const gruppeKodeUnique: Regel<'gruppe'> = {
  slags: ['gruppe'],
  severity: 'error',
  check(gruppe, work) {
    const { kilde, kode } = gruppe.after;
    const isTaken = twinsOf(gruppe, work).some(({ after }) => after.kilde === kilde);
    return isTaken ? problem('GROUP_ID_UNIQUE', [...(gruppe.path ?? []), 'kode'], { value: kode }) : undefined;
  },
};
