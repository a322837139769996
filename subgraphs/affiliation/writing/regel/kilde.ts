import { fold } from '../../../common/text/fold.ts';
import { overlaps } from '../../core/periode/periode.ts';
import { problem } from '../../errors/refusals.ts';
import type { Regel } from './regel.ts';

/** A source stands once in its municipality, and no two have the same rank: chance must not decide which one holds. */
const kildeOnce: Regel<'kilde'> = {
  kinds: ['kilde'],
  severity: 'refusal',
  check({ id, after, path }, work) {
    const isTwice = work
      .where('kilde', 'kommuneKode', after.kommuneKode)
      .some(
        (other) => other.id !== id && (other.after.kode === after.kode || other.after.prioritet === after.prioritet),
      );
    return isTwice ? problem('KILDE_TWICE', path ?? [], { value: after.kode }) : undefined;
  },
};

/** A job title means one thing at a time. */
const rollemappingOnce: Regel<'rollemapping'> = {
  kinds: ['rollemapping'],
  severity: 'refusal',
  check({ id, after, path }, work) {
    const twin = work
      .where('rollemapping', 'kommuneKode', after.kommuneKode)
      .find(
        (other) =>
          other.id !== id && fold(other.after.stilling) === fold(after.stilling) && overlaps(other.after, after),
      );
    return twin && problem('ROLLEMAPPING_OVERLAP', path ?? [], { value: twin.id });
  },
};

export const kildeRegler: readonly Regel[] = [kildeOnce, rollemappingOnce];
