import type { Draft, DraftObject } from '../change/draft.ts';
import type { Kodebog, Liste } from '../kodeliste/kodebog.ts';
import type { Relation } from './relation.ts';

const listeOf: Record<string, Liste> = {
  ejerformKode: 'ejerform',
  lovgrundlagKode: 'lovgrundlag',
  institutionstypeKode: 'institutionstype',
};

/** STIL, Navngivning: every coded field is checked against its code table; a municipality against the official codes. */
export const koderKnown: Relation = {
  code: 'KODE_UNKNOWN',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'kode',
  severity: 'refusal',
  da: 'Koden findes ikke i sin kodetabel.',
  en: 'The code is not in its code table.',
  example: 'ejerform "1", institutionstype "6012", kommune "101"; see the query kodelister',
  retryable: false,
  check: ({ after }: DraftObject, _draft: Draft, kodebog: Kodebog) => {
    for (const [field, value] of Object.entries(after))
      if (typeof value === 'string' && !isKnown(field, value, kodebog)) return { field, value };
    return null;
  },
};

function isKnown(field: string, value: string, kodebog: Kodebog): boolean {
  if (field === 'admKommuneKode' || field === 'kommuneKode') return kodebog.kommune(value) !== null;
  const liste = listeOf[field];
  return liste === undefined || kodebog.has(liste, value);
}
