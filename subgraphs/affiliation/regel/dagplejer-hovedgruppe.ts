import { problem } from '../../common/errors/problem.ts';
import type { Regel } from './regel.ts';

/** The main group of a childminder's children is a Hovedgruppe of her own unit, as that of the children is. */
export const dagplejerHovedgruppe: Regel<'dagplejer'> = {
  slags: ['dagplejer'],
  severity: 'error',
  check({ after: { gruppeId, enhedsNummer }, path }, work) {
    if (gruppeId === null) return undefined;
    const place = [...(path ?? []), 'hovedgruppeId'];
    const gruppe = work.get('gruppe', gruppeId)?.after;
    if (gruppe?.enhedsNummer !== enhedsNummer)
      return problem('GRUPPE_UNKNOWN', place, { value: gruppeId, enhed: enhedsNummer });
    if (gruppe.gruppetype === 'Hovedgruppe') return undefined;
    return problem('GRUPPE_NOT_HOVEDGRUPPE', place, { value: gruppe.kode });
  },
};
