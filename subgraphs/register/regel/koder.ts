import { type Content, fieldOf } from '../dagtilbud/fields.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import { isListe, type Kodebog, type Liste } from '../kodeliste/kodebog.ts';
import type { Regel, Relation } from './regel.ts';

/** STIL's data model: ejerformKode is required. */
const ejerformMissing: Regel<'daginstitution'> = {
  code: 'EJERFORM_MISSING',
  niveauer: ['daginstitution'],
  field: 'ejerformKode',
  da: 'Daginstitutionen mangler ejerform.',
  en: 'The daginstitution has no form of ownership.',
  example: '1',
  retryable: false,
  check: ({ ejerformKode }) => ejerformKode !== null,
};

/** STIL's data model: lovgrundlagKode is required; the public export leaves it out. */
const lovgrundlagMissing: Regel<'daginstitution'> = {
  code: 'LOVGRUNDLAG_MISSING',
  niveauer: ['daginstitution'],
  field: 'lovgrundlagKode',
  da: 'Daginstitutionen mangler lovgrundlag.',
  en: 'The daginstitution has no legal basis.',
  example: '1',
  retryable: false,
  check: ({ lovgrundlagKode }) => lovgrundlagKode !== null,
};

/** STIL's data model: admKommuneKode is required. */
const kommuneMissing: Regel<'daginstitution'> = {
  code: 'KOMMUNE_MISSING',
  niveauer: ['daginstitution'],
  field: 'admKommuneKode',
  da: 'Daginstitutionen mangler administrativ kommune.',
  en: 'The daginstitution has no administrative municipality.',
  example: '101',
  retryable: false,
  check: ({ admKommuneKode }) => admKommuneKode !== '',
};

/** STIL's data model: InstType3 is required. */
const institutionstypeMissing: Regel<'anvisningsenhed'> = {
  code: 'INSTITUTIONSTYPE_MISSING',
  niveauer: ['anvisningsenhed'],
  field: 'institutionstypeKode',
  da: 'Anvisningsenheden mangler institutionstype.',
  en: 'The anvisningsenhed has no kind of day-care.',
  example: '6012',
  retryable: false,
  check: ({ institutionstypeKode }) => institutionstypeKode !== null,
};

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

const columns = Object.entries(fieldOf);
const coded = columns.flatMap(([field, { holds }]) => (isListe(holds) ? [{ field, liste: holds }] : []));
const kommuner = columns.filter(([, { holds }]) => holds === 'kommune').map(([column]) => column);

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

/** STIL, v2.0 "krydsvalidering": ejerform and lovgrundlag of the daginstitution go with the InstType of each unit. */
const combinationLawful: Relation = {
  code: 'COMBINATION_UNLAWFUL',
  niveauer: ['anvisningsenhed'],
  field: 'institutionstypeKode',
  severity: 'refusal',
  da: 'Ejerform, lovgrundlag og institutionstype passer ikke sammen.',
  en: 'Ownership, legal basis and kind of day-care do not go together.',
  example: 'ejerform "1", lovgrundlag "1", institutionstype "6012"',
  retryable: false,
  check: (object, draft, kodebog) => {
    const owner = draft.parent(object)?.after as Content['daginstitution'] | undefined;
    const { institutionstypeKode, aktivitetsstatus } = object.after as Content['anvisningsenhed'];
    if (!owner?.ejerformKode || !owner.lovgrundlagKode || institutionstypeKode === null) return null;
    if (aktivitetsstatus !== 'Aktiv') return null;
    if (kodebog.isLawful(owner.ejerformKode, owner.lovgrundlagKode, institutionstypeKode)) return null;
    const value = `${owner.ejerformKode} × ${owner.lovgrundlagKode} × ${institutionstypeKode}`;
    return { field: 'institutionstypeKode', value };
  },
};

/**
 * STIL, v2.0 "krydsvalidering": under some ownerships and legal bases no kind of day-care is lawful, so that no unit
 * could ever be created. Only a warning, since the matrix is assumed until STIL publishes it.
 */
const institutionstypePossible: Relation = {
  code: 'NO_INSTITUTIONSTYPE_LAWFUL',
  niveauer: ['daginstitution'],
  field: 'lovgrundlagKode',
  severity: 'warning',
  da: 'Med denne ejerform og dette lovgrundlag er ingen institutionstype lovlig, så den kan ikke få enheder.',
  en: 'With this ownership and legal basis no kind of day-care is lawful, so it cannot have units.',
  example: 'ejerform "1", lovgrundlag "1"',
  retryable: false,
  check: (object, _draft, kodebog) => {
    const { aktivitetsstatus, ejerformKode, lovgrundlagKode } = object.after as Content['daginstitution'];
    if (aktivitetsstatus !== 'Aktiv' || !ejerformKode || !lovgrundlagKode) return null;
    if (!kodebog.has('ejerform', ejerformKode) || !kodebog.has('lovgrundlag', lovgrundlagKode)) return null;
    if (kodebog.koder('institutionstype').some(({ kode }) => kodebog.isLawful(ejerformKode, lovgrundlagKode, kode)))
      return null;
    return { field: 'lovgrundlagKode', value: `${ejerformKode} × ${lovgrundlagKode}` };
  },
};

export const kodeRegler: readonly Regel[] = [
  ejerformMissing,
  lovgrundlagMissing,
  kommuneMissing,
  institutionstypeMissing,
];

export const kodeRelations: readonly Relation[] = [koderKnown, koderInForce];

export const combinationRelations: readonly Relation[] = [combinationLawful, institutionstypePossible];
