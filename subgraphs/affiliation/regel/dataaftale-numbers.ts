import { problem } from '../../common/errors/problem.ts';
import type { Regel } from './regel.ts';

/** CVR and P-number are what makes a unit's data accesses manageable in Tilslutning (STIL, pages 52592712, 135200876). */
export const dataaftaleNumbers: Regel<'dataaftale'> = {
  slags: ['dataaftale'],
  severity: 'warning',
  check({ after, path }, work) {
    const enhed = work.enhed(after.enhedsNummer);
    if (!enhed || after.status !== 'requested' || (enhed.cvrNummer && enhed.pNummer)) return undefined;
    return problem('DATAAFTALE_UNIT_NUMBERS', path ?? [], { value: enhed.nummer });
  },
};
