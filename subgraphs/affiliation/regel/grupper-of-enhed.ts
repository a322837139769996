import { problem } from '../../common/errors/problem.ts';
import { parseList } from '../change/parse-list.ts';
import type { Regel } from './regel.ts';

/**
 * The groups of a tilknytning are groups of its own unit, and the main group of a child is a Hovedgruppe (STIL:
 * MainGroupId). Unilogin would silently make an unknown group, so that a typing error became one (V1, 2.3).
 */
export const grupperOfEnhed: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check({ after, path }, work) {
    const { hovedgruppeId, enhedsNummer } = after;
    const unknown = [...parseList(after.grupper), ...(hovedgruppeId === null ? [] : [hovedgruppeId])].filter(
      (id) => work.get('gruppe', id)?.after.enhedsNummer !== enhedsNummer,
    );
    const problems = unknown.map((value) => problem('GRUPPE_UNKNOWN', path ?? [], { value, enhed: enhedsNummer }));
    const hovedgruppe = work.get('gruppe', hovedgruppeId);
    // Of another unit's group it is told only that it is none of this one.
    if (hovedgruppe?.after.enhedsNummer === enhedsNummer && hovedgruppe.after.gruppetype !== 'Hovedgruppe')
      problems.push(problem('GRUPPE_NOT_HOVEDGRUPPE', path ?? [], { value: hovedgruppe.after.kode }));
    return problems;
  },
};
