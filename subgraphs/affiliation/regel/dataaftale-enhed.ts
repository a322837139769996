import { problem } from '../../common/errors/problem.ts';
import type { Regel } from './regel.ts';

/** Data access is for a unit that may hold users and is open; ending it stays possible (STIL, page 52592712). */
export const dataaftaleEnhed: Regel<'dataaftale'> = {
  slags: ['dataaftale'],
  severity: 'error',
  check({ before, after, path }, work) {
    const enhed = work.enhed(after.enhedsNummer);
    const isGranted = after.status === 'requested' || after.status === 'approved';
    if (!enhed || !isGranted || before?.status === after.status) return undefined;
    if (enhed.niveau === 'daginstitution') return problem('ENHED_LEVEL', path ?? [], { value: enhed.nummer });
    if (!enhed.aktiv) return problem('ENHED_CLOSED', path ?? [], { value: enhed.nummer });
    return undefined;
  },
};
