import { koderOf } from './koder-known.ts';
import type { Relation } from './relation.ts';

/** Code tables have days of validity (STIL's kodetabeller): a new row cannot take a code that has ended. */
export const koderInForce: Relation = {
  code: 'KODE_NOT_IN_FORCE',
  niveauer: ['daginstitution', 'anvisningsenhed'],
  field: 'kode',
  severity: 'refusal',
  da: 'Koden er ikke gyldig i dag.',
  en: 'The code is not in force today.',
  example: 'ejerform "1", institutionstype "6012", kommune "101"',
  retryable: false,
  check: ({ after }, _draft, kodebog) => {
    if (after.aktivitetsstatus === 'Nedlagt') return null;
    return koderOf(after).filter(({ liste, value }) => kodebog.has(liste, value) && !kodebog.inForce(liste, value));
  },
};
