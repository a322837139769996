import { problem } from '../../common/errors/problem.ts';
import { basisKoder } from '../dagplejegruppe/dagplejegruppe.ts';
import type { Regel } from './regel.ts';

/** What a group is formed by is in the code table. */
export const dagplejegruppeBasis: Regel<'dagplejegruppe'> = {
  slags: ['dagplejegruppe'],
  severity: 'error',
  check({ after: { basis }, path }) {
    if (basisKoder.has(basis)) return undefined;
    const details = { field: 'basis', value: basis, liste: 'dagplejegruppeBasis', example: [...basisKoder.keys()][0] };
    return problem('KODE_UNKNOWN', [...(path ?? []), 'basis'], details);
  },
};
