import { problem } from '../../common/errors/problem.ts';
import { parseList } from '../change/parse-list.ts';
import { koder } from '../unilogin/koder.ts';
import type { Regel } from './regel.ts';

const none: readonly string[] = [];

/** How many roles each kind has, and of which codes (STIL's type library; check EMPLOYEE_ROLE). */
const rollerOf: Record<string, { codes: readonly string[]; most: number }> = {
  barn: { codes: koder.elevrolle.values, most: 1 },
  ansat: { codes: koder.ansatrolle.values, most: koder.ansatrolle.values.length },
  ekstern: { codes: koder.eksternrolle.values, most: 1 },
  kontakt: { codes: none, most: 0 },
};

export const rollerKnown: Regel<'tilknytning'> = {
  slags: ['tilknytning'],
  severity: 'error',
  check({ after, path }) {
    const { codes, most } = rollerOf[after.slags] ?? { codes: none, most: 0 };
    const roller = parseList(after.roller);
    const isRight =
      roller.length >= Math.min(1, most) &&
      roller.length <= most &&
      new Set(roller).size === roller.length &&
      roller.every((rolle) => codes.includes(rolle));
    if (isRight) return undefined;
    const listed = codes.join(', ');
    const expected = most === 0 ? 'no role' : most === 1 ? `one of ${listed}` : `one or more of ${listed}`;
    const forventet = most === 0 ? 'ingen rolle' : most === 1 ? `en af ${listed}` : `en eller flere af ${listed}`;
    return problem('EMPLOYEE_ROLE', [...(path ?? []), after.slags === 'ansat' ? 'roller' : 'rolle'], {
      expected,
      forventet,
      ...(codes[0] !== undefined && { example: codes[0] }),
    });
  },
};
