import type { Niveau, Rows } from '../dagtilbud/niveau.ts';
import { oplyst } from '../draft/content.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';

/** One row as an export shows it. */
export interface EksportNode {
  niveau: Niveau;
  /** Its own row, and the rows above it where the export shows something of them. */
  rows: Partial<Rows>;
  /** The rows below it, by number; none in the exports of a single level. */
  children: EksportNode[];
}

export type ColumnName = keyof typeof columns;

type Value = string | number | Date | null | undefined;
type ReadColumn = (node: EksportNode, kodebog: Kodebog) => Value;
type Place = Rows['anvisningsenhed'] | Rows['alternativAdresse'];

const own = ({ rows }: EksportNode) => rows.alternativAdresse ?? rows.anvisningsenhed ?? rows.daginstitution;

/** An address or contact column: the daginstitution has none (S1 "Daginstitution"). */
const ofPlace =
  <K extends keyof Place>(key: K) =>
  ({ rows }: EksportNode): Place[K] | undefined =>
    (rows.alternativAdresse ?? rows.anvisningsenhed)?.[key];

const kommuneKode = ofPlace('kommuneKode');

/** What a unit's own row says where it came with another value than its daginstitution's; otherwise the daginstitution's. */
const ofOwner =
  (key: keyof typeof oplyst) =>
  ({ niveau, rows }: EksportNode): string | null =>
    (niveau === 'anvisningsenhed' ? rows.anvisningsenhed?.[oplyst[key]] : null) ?? rows.daginstitution?.[key] ?? null;

const ejerformKode = ofOwner('ejerformKode');
const lovgrundlagKode = ofOwner('lovgrundlagKode');
const admKommuneKode = ofOwner('admKommuneKode');

/** Every column of every export, and how to read it: the one table that all formats write from. */
const columns = {
  niveau: ({ niveau }) => niveau,
  dagtilbudsType: ({ niveau }) => niveau,

  daginstitutionsNummer: ({ rows }) => rows.daginstitution?.nummer ?? rows.anvisningsenhed?.daginstitutionsNummer,
  anvisningsenhedsNummer: ({ rows }) => rows.anvisningsenhed?.nummer ?? rows.alternativAdresse?.anvisningsenhedsNummer,
  alternativAdresseNummer: ({ rows }) => rows.alternativAdresse?.nummer,

  dagtilbudsNavn: (node) => own(node)?.navn,
  daginstitutionsNavn: ({ rows }) => rows.daginstitution?.navn,
  anvisningsenhedsNavn: ({ rows }) => rows.anvisningsenhed?.navn,
  alternativAdresseNavn: ({ rows }) => rows.alternativAdresse?.navn,

  aktivitetsstatus: (node) => own(node)?.aktivitetsstatus,
  senestOpdateret: (node) => own(node)?.opdateret,

  instType3: ({ rows }) => rows.anvisningsenhed?.institutionstypeKode,
  instType3_Tekst: ({ rows }, kodebog) =>
    kodebog.kode('institutionstype', rows.anvisningsenhed?.institutionstypeKode ?? null)?.tekst,
  ejerformKode,
  ejerformKode_Tekst: (node, kodebog) => kodebog.kode('ejerform', ejerformKode(node))?.tekst,
  lovgrundlagKode,
  lovgrundlagKode_Tekst: (node, kodebog) => kodebog.kode('lovgrundlag', lovgrundlagKode(node))?.tekst,
  admKommuneKode,
  admKommuneKode_Tekst: (node, kodebog) => kodebog.kommune(admKommuneKode(node))?.navn,

  kommuneKode,
  kommuneKode_Tekst: (node, kodebog) => kodebog.kommune(kommuneKode(node) ?? null)?.navn,
  vejNavn: ofPlace('vejNavn'),
  husNummer: ofPlace('husNummer'),
  postNummer: ofPlace('postNummer'),
  byNavn: ofPlace('byNavn'),
  supplerendeBynavn: ofPlace('supplerendeBynavn'),
  dawaId: ofPlace('dawaId'),
  geoBredde: ofPlace('geoBredde'),
  geoLaengde: ofPlace('geoLaengde'),
  email: ofPlace('email'),
  telefonNummer: ofPlace('telefonNummer'),
  cvrNummer: ofPlace('cvrNummer'),
  pNummer: ofPlace('pNummer'),
} satisfies Record<string, ReadColumn>;

export type Cell = string | number | null;

/** The named columns of a row, in their order: text, number (coordinates), or null where the register has nothing. */
export function readColumns(names: readonly ColumnName[], node: EksportNode, kodebog: Kodebog): Cell[] {
  return names.map((name) => {
    const value = columns[name](node, kodebog);
    return value instanceof Date ? value.toISOString() : (value ?? null);
  });
}
