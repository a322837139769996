import { danishSortKey } from '../../common/text/danish-sort-key.ts';
import { fold } from '../../common/text/fold.ts';
import type { Niveau, Rows } from '../dagtilbud/niveau.ts';

type Bookkeeping = 'nummer' | 'fromChange' | 'toChange' | 'version' | 'opdateret';
type Derived = 'foldedNavn' | 'sortNavn' | 'foldedAdresse';

/** What an object of each level holds, apart from its number, its version and what follows from the rest. */
export type Content = { [N in Niveau]: Omit<Rows[N], Bookkeeping | Derived> };

const placeColumns = [
  'vejNavn',
  'husNummer',
  'postNummer',
  'byNavn',
  'supplerendeBynavn',
  'kommuneKode',
  'dawaId',
  'geoBredde',
  'geoLaengde',
  'email',
  'telefonNummer',
  'cvrNummer',
  'pNummer',
] as const;

/**
 * What the file that a unit came from says of its daginstitution, by the column of the daginstitution. Null where it says
 * the same; where it differs the daginstitution's own row counts, and this is kept to be told of and given back.
 */
export const oplyst = {
  ejerformKode: 'oplystEjerformKode',
  lovgrundlagKode: 'oplystLovgrundlagKode',
  admKommuneKode: 'oplystAdmKommuneKode',
} as const satisfies Partial<Record<keyof Content['daginstitution'], keyof Content['anvisningsenhed']>>;

export const oplystColumns = Object.entries(oplyst) as [keyof typeof oplyst, (typeof oplyst)[keyof typeof oplyst]][];

/** The columns of that content, in the datamodel's order. */
export const contentColumns = {
  daginstitution: ['aktivitetsstatus', 'navn', 'ejerformKode', 'lovgrundlagKode', 'admKommuneKode'],
  anvisningsenhed: [
    'aktivitetsstatus',
    'navn',
    'daginstitutionsNummer',
    'institutionstypeKode',
    ...placeColumns,
    'oplystEjerformKode',
    'oplystLovgrundlagKode',
    'oplystAdmKommuneKode',
  ],
  alternativAdresse: ['aktivitetsstatus', 'navn', 'anvisningsenhedsNummer', ...placeColumns],
} as const satisfies { [N in Niveau]: readonly (keyof Content[N])[] };

/** What a stored row holds, without its bookkeeping. */
export function contentOf<N extends Niveau>(niveau: N, row: Rows[N]): Content[N] {
  const columns = contentColumns[niveau] as readonly (keyof Rows[N])[];
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Content[N];
}

/** A new object before its fields are set: active, and nothing else. */
export function emptyContent<N extends Niveau>(niveau: N): Content[N] {
  const columns: readonly string[] = contentColumns[niveau];
  const empty = Object.fromEntries(columns.map((column) => [column, null]));
  return { ...empty, navn: '', aktivitetsstatus: 'Aktiv' } as unknown as Content[N];
}

/** `foldedAdresse` on the levels that have an address. */
export interface DerivedColumns {
  foldedNavn: string;
  sortNavn: string;
  foldedAdresse?: string;
}

const addressColumns = ['vejNavn', 'husNummer', 'postNummer', 'byNavn', 'supplerendeBynavn'] as const;

/** The columns that follow from the rest: what filters, search and ordering compare with. */
export function derivedColumns(content: Content[Niveau]): DerivedColumns {
  const derived = { foldedNavn: fold(content.navn), sortNavn: danishSortKey(content.navn) };
  if (!('vejNavn' in content)) return derived;
  const adresse = addressColumns.map((column) => content[column] ?? '').join(' ');
  return { ...derived, foldedAdresse: fold(adresse) };
}
