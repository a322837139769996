import { problem } from '../../common/errors/problem.ts';
import { validDagplejere } from '../dagplejer/kapacitet.ts';
import { homesOf } from '../gaestepleje/home-and-host.ts';
import { overlaps } from '../periode/periode.ts';
import type { Regel } from './regel.ts';

/** A guest is with another childminder than its own. */
export const gaestOfOther: Regel<'gaesteophold'> = {
  slags: ['gaesteophold'],
  severity: 'error',
  check({ after, path }, work) {
    if (after.aflyst) return undefined;
    const homes = homesOf(work, after);
    const isOwn = validDagplejere(work)
      .map((one) => one.after)
      .filter(({ personId, gruppeId }) => personId === after.vaertId && gruppeId !== null)
      .filter((vaert) => overlaps(vaert, after))
      .some((vaert) => homes.some((home) => home.hovedgruppeId === vaert.gruppeId && overlaps(home, vaert)));
    return isOwn ? problem('GUEST_OF_OWN_DAGPLEJER', path ?? []) : undefined;
  },
};
