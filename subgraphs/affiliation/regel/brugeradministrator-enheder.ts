import { problem } from '../../common/errors/problem.ts';
import { parseList } from '../change/parse-list.ts';
import type { Regel } from './regel.ts';

/** A municipality appoints administrators for its own units, at the levels that hold users (STIL's note of 4 June 2019). */
export const brugeradministratorEnheder: Regel<'brugeradministrator'> = {
  slags: ['brugeradministrator'],
  severity: 'error',
  check({ before, after: { enheder, kommuneKode }, path }, work) {
    if (before?.enheder === enheder) return undefined;
    const foreign = parseList(enheder).filter((nummer) => {
      const enhed = work.enhed(nummer);
      return enhed?.kommuneKode !== kommuneKode || enhed.niveau === 'daginstitution';
    });
    return foreign.map((value) =>
      problem('BRUGERADMINISTRATOR_ENHED', [...(path ?? []), 'enheder'], { value, kommune: kommuneKode }),
    );
  },
};
