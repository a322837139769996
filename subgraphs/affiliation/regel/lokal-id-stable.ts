import { problem } from '../../common/errors/problem.ts';
import type { Regel } from './regel.ts';

/**
 * LocalPersonId is the key of a person in the source system, per institution: it is never given to anybody else, also not
 * after an end, or Unilogin would take the one for the other. A contact has none (STIL's type library).
 */
export const lokalIdStable: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check({ after: { slags, lokalId, enhedsNummer, kilde, personId }, path }, work) {
    const where = [...(path ?? []), 'lokalId'];
    if ((lokalId === null) !== (slags === 'kontakt')) return problem('LOCAL_ID_MISSING', where);
    if (lokalId === null) return undefined;
    const isTaken = work
      .where('tilknytning', 'lokalId', lokalId)
      .some(({ after }) => after.enhedsNummer === enhedsNummer && after.kilde === kilde && after.personId !== personId);
    return isTaken ? problem('LOCAL_ID_TAKEN', where) : undefined;
  },
};
