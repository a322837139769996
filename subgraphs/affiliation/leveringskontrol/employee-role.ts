import { koder } from '../unilogin/koder.ts';
import type { Kontrol } from './kontrol.ts';

const known: ReadonlySet<string> = new Set(koder.ansatrolle.values);

/** The unknown code is not told: a mapping gone wrong may have put anything in its place. */
export const employeeRole: Kontrol = {
  code: 'EMPLOYEE_ROLE',
  severity: 'error',
  kinds: ['FULL', 'DELTA'],
  da: 'Medarbejderen har ingen rolle, eller en som Unilogin ikke har; rollerne er {roller}.',
  en: 'The employee has no role, or one that Unilogin does not have; the roles are {roller}.',
  source: koder.ansatrolle.source,
  mark: 'stated',
  check: ({ persons }) =>
    persons.flatMap(({ localPersonId, actor }) => {
      if (actor.kind !== 'employee') return [];
      const wrong = [...actor.roles.entries()].filter(([, role]) => !known.has(role)).map(([i]) => [String(i)]);
      const paths = actor.roles.length === 0 ? [[]] : wrong;
      const details = { roller: koder.ansatrolle.values.join(', ') };
      return paths.map((index) => ({ lokalId: localPersonId, path: ['actor', 'roles', ...index], details }));
    }),
};
