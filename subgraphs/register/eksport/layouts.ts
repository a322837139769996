import type { Niveau } from '../dagtilbud/fields.ts';
import type { ColumnName } from './columns.ts';

/** One of the exports: what its rows are and what is shown of them. */
export interface Layout {
  /** The level of its rows; null: all three, each row followed by those below it. */
  niveau: Niveau | null;
  columns: readonly ColumnName[];
  /** The XML root: the name of STIL's return type (EksportService). */
  root: string;
}

/** Raise it when the same register gives other bytes than before, so that no reader keeps an old file. */
export const layoutVersion = 1;

/** Section "CSV exports" of the register: what a unit's or an address's own file says of the place. */
const place = [
  'aktivitetsstatus',
  'dawaId',
  'kommuneKode',
  'kommuneKode_Tekst',
  'vejNavn',
  'husNummer',
  'postNummer',
  'byNavn',
  'supplerendeBynavn',
  'geoBredde',
  'geoLaengde',
  'email',
  'telefonNummer',
  'cvrNummer',
  'pNummer',
  'senestOpdateret',
] as const satisfies ColumnName[];

/** What a level says of itself, in its own file and as an XML element of the combined one. */
export const levelColumns: Record<Niveau, readonly ColumnName[]> = {
  daginstitution: [
    'daginstitutionsNummer',
    'daginstitutionsNavn',
    'ejerformKode',
    'ejerformKode_Tekst',
    'lovgrundlagKode',
    'lovgrundlagKode_Tekst',
    'admKommuneKode',
    'admKommuneKode_Tekst',
    'aktivitetsstatus',
    'senestOpdateret',
  ],
  anvisningsenhed: [
    'anvisningsenhedsNummer',
    'anvisningsenhedsNavn',
    'daginstitutionsNummer',
    'instType3',
    'instType3_Tekst',
    ...place,
  ],
  alternativAdresse: ['alternativAdresseNummer', 'alternativAdresseNavn', 'anvisningsenhedsNummer', ...place],
};

/** The header of the register's own combined file, then what it lacks to hold everything we know. */
const samletColumns = [
  'dagtilbudsType',
  'daginstitutionsNummer',
  'anvisningsenhedsNummer',
  'alternativAdresseNummer',
  'dagtilbudsNavn',
  'aktivitetsstatus',
  'instType3',
  'instType3_Tekst',
  'ejerformKode',
  'ejerformKode_Tekst',
  'admKommuneKode',
  'admKommuneKode_Tekst',
  'kommuneKode',
  'kommuneKode_Tekst',
  'vejNavn',
  'husNummer',
  'postNummer',
  'byNavn',
  'supplerendeBynavn',
  'geoBredde',
  'geoLaengde',
  'email',
  'telefonNummer',
  'cvrNummer',
  'pNummer',
  'lovgrundlagKode',
  'lovgrundlagKode_Tekst',
  'dawaId',
  'senestOpdateret',
] as const satisfies ColumnName[];

/** The exports by the name in their address. `anvisningenhederExtend` is STIL's own spelling. */
export const layouts: ReadonlyMap<string, Layout> = new Map<string, Layout>([
  ['samlet', { niveau: null, columns: samletColumns, root: 'dagtilbudsRegister' }],
  [
    'daginstitution',
    { niveau: 'daginstitution', columns: levelColumns.daginstitution, root: 'daginstitutionerExtend' },
  ],
  [
    'anvisningsenhed',
    { niveau: 'anvisningsenhed', columns: levelColumns.anvisningsenhed, root: 'anvisningenhederExtend' },
  ],
  [
    'alternativadresse',
    { niveau: 'alternativAdresse', columns: levelColumns.alternativAdresse, root: 'alternativadresserExtend' },
  ],
]);
