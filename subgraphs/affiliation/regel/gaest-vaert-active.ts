import { problem } from '../../common/errors/problem.ts';
import type { Objekt } from '../change/objekt.ts';
import { vaertMissing } from '../gaestepleje/home-and-host.ts';
import type { Regel } from './regel.ts';

/** The host is a childminder at the unit on every day of a stay; who has guests to come does not leave before them. */
export const gaestVaertActive: Regel<'gaesteophold' | 'dagplejer'> = {
  slags: ['gaesteophold', 'dagplejer'],
  severity: 'error',
  check({ slags, before, after, path }, work) {
    if (slags === 'gaesteophold') {
      const dag = vaertMissing(work, after as Objekt<'gaesteophold'>['after']);
      return dag === null ? undefined : problem('GUEST_HOST_NOT_ACTIVE', path ?? [], { dag });
    }
    const { personId } = after as Objekt<'dagplejer'>['after'];
    return work
      .all('gaesteophold')
      .filter((one) => before !== null && one.after.vaertId === personId && one.path === null)
      .filter((one) => vaertMissing(work, one.after) !== null)
      .map(({ id }) => problem('GUESTS_IN_THE_WAY', path ?? [], { value: id }));
  },
};
