import { problem } from '../../common/errors/problem.ts';
import { koder } from '../unilogin/koder.ts';
import type { Regel } from './regel.ts';

/** GroupLevel must be given for a Hovedgruppe, and only then (STIL's type library; check GROUP_LEVEL_RULE). */
export const gruppeTrin: Regel<'gruppe'> = {
  slags: ['gruppe'],
  severity: 'error',
  check({ after: { gruppetype, trin }, path }) {
    const isRight = gruppetype === 'Hovedgruppe' ? koder.trin.values.some((kode) => kode === trin) : trin === null;
    return isRight ? undefined : problem('GROUP_LEVEL_RULE', [...(path ?? []), 'trin'], { example: 'DT' });
  },
};
