import type { ColumnType } from '../../common/database/sql.ts';
import type { AlternativAdresse, Anvisningsenhed, Daginstitution } from '../generated/sqlite/client.ts';
import type { Liste } from '../kodeliste/kodebog.ts';

/** The three numbered levels, as the register's combined export names them in `dagtilbudsType`. */
export type Niveau = 'daginstitution' | 'anvisningsenhed' | 'alternativAdresse';

/** The schema's type of each level, where it is stored, and the column that holds its parent's key. */
export const niveauer = {
  daginstitution: { type: 'Daginstitution', table: 'Daginstitution', parent: 'admKommuneKode' },
  anvisningsenhed: { type: 'Anvisningsenhed', table: 'Anvisningsenhed', parent: 'daginstitutionsNummer' },
  alternativAdresse: { type: 'AlternativAdresse', table: 'AlternativAdresse', parent: 'anvisningsenhedsNummer' },
} as const;

/** Parents first. */
export const niveauOrder = ['daginstitution', 'anvisningsenhed', 'alternativAdresse'] as const satisfies Niveau[];

/** The stored row of each level. */
export interface Rows {
  daginstitution: Daginstitution;
  anvisningsenhed: Anvisningsenhed;
  alternativAdresse: AlternativAdresse;
}

/** The levels that have an address and a P-number. */
export const kontrolNiveauer = ['anvisningsenhed', 'alternativAdresse'] as const;
export type KontrolNiveau = (typeof kontrolNiveauer)[number];

type Bookkeeping = 'nummer' | 'fromChange' | 'toChange' | 'version' | 'opdateret';
type Derived = 'foldedNavn' | 'sortNavn' | 'foldedAdresse';

/** What an object of each level holds, apart from its number, its version and what follows from the rest. */
export type Content = { [N in Niveau]: Omit<Rows[N], Bookkeeping | Derived> };

/**
 * What the file that a unit came from says of its daginstitution, by the column of the daginstitution. Null where it says
 * the same; where it differs the daginstitution's own row counts, and this is kept as a finding and given back.
 */
export const oplyst = {
  ejerformKode: 'oplystEjerformKode',
  lovgrundlagKode: 'oplystLovgrundlagKode',
  admKommuneKode: 'oplystAdmKommuneKode',
} as const satisfies Partial<Record<keyof Content['daginstitution'], keyof Content['anvisningsenhed']>>;

export const oplystColumns = Object.entries(oplyst) as [keyof typeof oplyst, (typeof oplyst)[keyof typeof oplyst]][];

/** How a column holds its value, and with that how a cell of a file is read. */
export type Holds =
  | 'text'
  /** As people write it: no CPR number may stand in it. */
  | 'freeText'
  /** Degrees, WGS84. */
  | 'coordinate'
  /** A parent's number. */
  | 'nummer'
  /** Free text that may not be empty. */
  | 'navn'
  | 'status'
  | 'kommune'
  | CodedListe;

type CodedListe = Exclude<Liste, 'aktivitetsstatus' | 'postnummer'>;

/** One column of a level: what files and inputs call it, and what it holds. */
export interface LevelField {
  holds: Holds;
  /** In files: first the name that the exports write, which is STIL's, then those that are read as well. */
  files: readonly string[];
  /** The way to it in an input, where an input has it elsewhere than under its own name. */
  input?: readonly string[];
}

const aktivitetsstatus = { holds: 'status', files: ['aktivitetsstatus'] } as const;

const place = {
  vejNavn: { holds: 'freeText', files: ['vejNavn'], input: ['adresse', 'vejNavn'] },
  husNummer: { holds: 'freeText', files: ['husNummer', 'husNr'], input: ['adresse', 'husNummer'] },
  postNummer: { holds: 'text', files: ['postNummer', 'postNr'], input: ['adresse', 'postNummer'] },
  byNavn: { holds: 'freeText', files: ['byNavn'], input: ['adresse', 'byNavn'] },
  supplerendeBynavn: { holds: 'freeText', files: ['supplerendeBynavn'], input: ['adresse', 'supplerendeBynavn'] },
  kommuneKode: { holds: 'kommune', files: ['kommuneKode', 'kommuneNummer'], input: ['adresse', 'kommune'] },
  dawaId: { holds: 'text', files: ['dawaId'], input: ['adresse', 'dawaId'] },
  geoBredde: { holds: 'coordinate', files: ['geoBredde'], input: ['adresse', 'geoBredde'] },
  geoLaengde: { holds: 'coordinate', files: ['geoLaengde', 'geoLængde'], input: ['adresse', 'geoLaengde'] },
  email: { holds: 'freeText', files: ['email', 'e-mail'] },
  telefonNummer: { holds: 'text', files: ['telefonNummer', 'telefon'] },
  cvrNummer: { holds: 'text', files: ['cvrNummer', 'cvr'] },
  pNummer: { holds: 'text', files: ['pNummer'] },
} as const;

/** Its name in files is that of the daginstitution's own column. */
const saidOfDaginstitution = { holds: 'text', files: [] } as const;

/** Every column of every level, in the datamodel's order. Diffs, loads, exports and the change log go by this table. */
export const levelFields = {
  daginstitution: {
    aktivitetsstatus,
    navn: { holds: 'navn', files: ['daginstitutionsNavn', 'dagtilbudsNavn', 'navn'] },
    ejerformKode: { holds: 'ejerform', files: ['ejerformKode', 'ejerform'], input: ['ejerform'] },
    lovgrundlagKode: { holds: 'lovgrundlag', files: ['lovgrundlagKode', 'lovgrundlag'], input: ['lovgrundlag'] },
    admKommuneKode: {
      holds: 'kommune',
      files: ['admKommuneKode', 'admKommuneNummer', 'admKommune'],
      input: ['kommune'],
    },
  },
  anvisningsenhed: {
    aktivitetsstatus,
    navn: { holds: 'navn', files: ['anvisningsenhedsNavn', 'enhedsNavn', 'dagtilbudsNavn', 'navn'] },
    daginstitutionsNummer: { holds: 'nummer', files: ['daginstitutionsNummer', 'daginstitutionNummer'] },
    institutionstypeKode: {
      holds: 'institutionstype',
      files: ['instType3', 'instType3Kode', 'institutionstypeKode'],
      input: ['institutionstype'],
    },
    ...place,
    oplystEjerformKode: saidOfDaginstitution,
    oplystLovgrundlagKode: saidOfDaginstitution,
    oplystAdmKommuneKode: saidOfDaginstitution,
  },
  alternativAdresse: {
    aktivitetsstatus,
    navn: { holds: 'navn', files: ['alternativAdresseNavn', 'dagtilbudsNavn', 'navn'] },
    anvisningsenhedsNummer: {
      holds: 'nummer',
      files: ['anvisningsenhedsNummer', 'anvisningsenhedNummer', 'enhedsNummer'],
    },
    ...place,
  },
} as const satisfies { [N in Niveau]: Record<keyof Content[N], LevelField> };

type KeysOf<T> = T extends unknown ? keyof T : never;

/** A column of any level. */
export type Column = KeysOf<Content[Niveau]>;

/** The columns of each level, in the datamodel's order. */
export const contentColumns = Object.fromEntries(
  Object.entries(levelFields).map(([niveau, fields]) => [niveau, Object.keys(fields)]),
) as unknown as { [N in Niveau]: readonly (keyof Content[N])[] };

/** Every column once, whatever level has it. Only the names of `navn` differ between levels. */
export const fieldOf: Readonly<Record<Column, LevelField>> = {
  ...levelFields.daginstitution,
  ...levelFields.anvisningsenhed,
  ...levelFields.alternativAdresse,
};

/** What the database has for a column. */
export const columnType = (column: Column): ColumnType =>
  fieldOf[column].holds === 'coordinate' ? 'DOUBLE PRECISION' : 'TEXT';
