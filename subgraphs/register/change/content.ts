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
