import { problem } from '../../common/errors/problem.ts';
import type { Regel } from './regel.ts';

/** A source stands once in its municipality, and no two count the same: what holds must not depend on chance. */
export const kildeOnce: Regel<'kilde'> = {
  slags: ['kilde'],
  severity: 'error',
  check({ id, after, path }, work) {
    const isTwice = work
      .where('kilde', 'kommuneKode', after.kommuneKode)
      .some(
        (other) => other.id !== id && (other.after.kode === after.kode || other.after.prioritet === after.prioritet),
      );
    return isTwice ? problem('KILDE_TWICE', path ?? [], { value: after.kode }) : undefined;
  },
};
