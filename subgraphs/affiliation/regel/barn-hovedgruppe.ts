import { problem } from '../../common/errors/problem.ts';
import { koder } from '../unilogin/koder.ts';
import type { Regel } from './regel.ts';

/** MainGroupId and Level are mandatory for a Student, and nobody else has them (STIL's type library; check CHILD_MAIN_GROUP). */
export const barnHovedgruppe: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check({ after: { slags, hovedgruppeId, trin }, path }) {
    const isRight =
      slags === 'barn'
        ? hovedgruppeId !== null && koder.trin.values.some((kode) => kode === trin)
        : hovedgruppeId === null && trin === null;
    return isRight ? undefined : problem('CHILD_MAIN_GROUP', [...(path ?? []), 'hovedgruppe']);
  },
};
