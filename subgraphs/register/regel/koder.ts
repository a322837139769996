import { fieldOf } from '../dagtilbud/fields.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import { isListe, type Kodebog, type Liste } from '../kodeliste/kodebog.ts';
import type { Relation } from './regel.ts';

const columns = Object.entries(fieldOf);
const coded = columns.flatMap(([field, { holds }]) => (isListe(holds) ? [{ field, liste: holds }] : []));
const kommuner = columns.filter(([, { holds }]) => holds === 'kommune').map(([column]) => column);

/** STIL, Navngivning: every coded field is checked against its code table; a municipality against the official codes. */
const koderKnown: Relation = {
  code: 'KODE_UNKNOWN',
  niveauer: ['daginstitution', 'anvisningsenhed', 'alternativAdresse'],
  field: 'kode',
  severity: 'refusal',
  da: 'Koden findes ikke i sin kodetabel.',
  en: 'The code is not in its code table.',
  example: 'ejerform "1", institutionstype "6012", kommune "101"',
  retryable: false,
  check: ({ after }: DraftObject, _draft: Draft, kodebog: Kodebog) => {
    const places = kommuner.map((field) => ({ field, value: cellOf(after, field) }));
    return [
      ...places.filter(({ value }) => isUnknownKommune(value, kodebog)),
      ...koderOf(after).filter(({ liste, value }) => !kodebog.has(liste, value)),
    ];
  },
};

/** One that is cleared is missing, not unknown. */
const isUnknownKommune = (kode: string | null, kodebog: Kodebog) => Boolean(kode) && kodebog.kommune(kode) === null;

/** The coded fields of a row that have a value. */
const koderOf = (row: object): { field: string; liste: Liste; value: string }[] =>
  coded.flatMap(({ field, liste }) => {
    const value = cellOf(row, field);
    return value === null ? [] : [{ field, liste, value }];
  });

const cellOf = (row: object, field: string) => ((row as Record<string, unknown>)[field] ?? null) as string | null;

/** Code tables have days of validity (STIL's kodetabeller): a new row cannot take a code that has ended. */
const koderInForce: Relation = {
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

export const kodeRelations: readonly Relation[] = [koderKnown, koderInForce];
