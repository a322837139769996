import type { ColumnType } from '../../../common/database/sql.ts';
import type { EarlierNames } from '../../../common/log/chain.ts';
import { danishSortKey } from '../../../common/text/danish-sort-key.ts';
import { fold } from '../../../common/text/fold.ts';
import type * as rows from '../../generated/sqlite/client.ts';
import { eachOf, personColumns } from '../input/person-fields.ts';

/** The row of each kind of object, as stored: one version. */
export interface Rows {
  dagplejegruppe: rows.Dagplejegruppe;
  dagplejer: rows.Dagplejer;
  gaesteophold: rows.Gaesteophold;
  gruppe: rows.Gruppe;
  person: rows.Person;
  tilknytning: rows.Tilknytning;
  kilde: rows.Kilde;
  kildeskribenter: rows.Kildeskribenter;
  rollemapping: rows.Rollemapping;
  dataaftale: rows.Dataaftale;
  brugeradministrator: rows.Brugeradministrator;
  opsaetning: rows.Opsaetning;
  levering: rows.Levering;
  leveringsplan: rows.Leveringsplan;
}

/** A kind of object that is written through the pipeline. */
export type ObjectKind = keyof Rows;

type Bookkeeping = 'id' | 'fromChange' | 'toChange' | 'version';
type Derived = 'foldedNavn' | 'sortNavn' | 'forseglet' | 'forsegletNoegle';

/** What a write decides of an object. */
export type Content = { [S in ObjectKind]: Omit<Rows[S], Bookkeeping | Derived> };

interface KindEntry<S extends ObjectKind> {
  table: string;
  /** The columns of its content. */
  columns: Record<keyof Content[S], ColumnType>;
  /** What follows from the content. */
  derived?: (content: Content[S]) => Record<string, string>;
  /** Columns whose values no diff, log or feed may show. */
  personal: readonly (keyof Content[S])[];
}

const text = 'TEXT' as const;
const named = ({ navn }: { navn: string }) => ({ foldedNavn: fold(navn), sortNavn: danishSortKey(navn) });
const period = { gyldigFra: text, gyldigTil: text };

/** How each kind of object is stored. */
export const objectKinds: { [S in ObjectKind]: KindEntry<S> } = {
  dagplejegruppe: {
    table: 'Dagplejegruppe',
    columns: { navn: text, basis: text, anvisningsenhedsNummer: text, ...period },
    derived: named,
    personal: [],
  },
  dagplejer: {
    table: 'Dagplejer',
    columns: {
      personId: text,
      dagplejegruppeId: text,
      enhedsNummer: text,
      gruppeId: text,
      kapacitet: 'INTEGER',
      samarbejde: text,
      ...period,
      aflyst: 'BOOLEAN',
    },
    personal: [],
  },
  gaesteophold: {
    table: 'Gaesteophold',
    columns: { barnId: text, vaertId: text, enhedsNummer: text, ...period, aarsag: text, aflyst: 'BOOLEAN' },
    personal: ['aarsag'],
  },
  gruppe: {
    table: 'Gruppe',
    columns: {
      enhedsNummer: text,
      kilde: text,
      kode: text,
      navn: text,
      gruppetype: text,
      trin: text,
      linje: text,
      ...period,
    },
    derived: ({ navn, kode }) => ({ sortNavn: danishSortKey(navn ?? kode) }),
    personal: [],
  },
  person: {
    table: 'Person',
    columns: {
      kommuneKode: text,
      ...{ cprIndex: text, cprCipher: text, cprNoegle: text },
      ...eachOf(personColumns, ({ type }) => type),
      antalKilder: 'INTEGER',
    },
    derived: ({ fornavn, efternavn }) => named({ navn: `${fornavn} ${efternavn}` }),
    personal: ['cprIndex', 'cprCipher', 'cprNoegle', ...(Object.keys(personColumns) as (keyof typeof personColumns)[])],
  },
  tilknytning: {
    table: 'Tilknytning',
    columns: {
      personId: text,
      aktoertype: text,
      enhedsNummer: text,
      kilde: text,
      lokalId: text,
      ...period,
      aflyst: 'BOOLEAN',
      roller: text,
      grupper: text,
      trin: text,
      hovedgruppeId: text,
      elevnummer: text,
      initialer: text,
      stilling: text,
      lokation: text,
      barnId: text,
      relation: text,
      foraeldremyndighed: 'BOOLEAN',
      adgangsniveau: 'INTEGER',
      retsgrundlag: text,
      cvrNummer: text,
      pNummer: text,
    },
    personal: ['lokalId', 'elevnummer', 'initialer', 'retsgrundlag'],
  },
  kilde: {
    table: 'Kilde',
    columns: { kommuneKode: text, kode: text, navn: text, prioritet: 'INTEGER' },
    personal: [],
  },
  kildeskribenter: {
    table: 'Kildeskribenter',
    columns: { kommuneKode: text, kilde: text, noegler: text, cvrNumre: text, subjekter: text },
    // Who a subject is, is known to the municipality alone.
    personal: ['subjekter'],
  },
  rollemapping: {
    table: 'Rollemapping',
    columns: { kommuneKode: text, stilling: text, roller: text, kildemaerke: text, ...period },
    derived: ({ stilling }) => ({ foldedNavn: fold(stilling) }),
    personal: [],
  },
  dataaftale: {
    table: 'Dataaftale',
    columns: {
      udbydersystem: text,
      tjeneste: text,
      enhedsNummer: text,
      status: text,
      formaal: text,
      kommentar: text,
      anmodetDato: text,
      anmodetAf: text,
      afgjortDato: text,
      afgjortAf: text,
      sidstBrugt: text,
    },
    personal: [],
  },
  brugeradministrator: {
    table: 'Brugeradministrator',
    columns: { kommuneKode: text, personId: text, enheder: text, ...period, sidstAnvendt: text },
    personal: [],
  },
  opsaetning: {
    table: 'Opsaetning',
    columns: { enhedsNummer: text, kode: text, svar: text, dag: text, note: text },
    personal: [],
  },
  levering: {
    table: 'Levering',
    columns: {
      enhedsNummer: text,
      kilde: text,
      dokument: text,
      status: text,
      sourceDateTime: text,
      skoleaar: text,
      enhedsNavn: text,
      aftryk: text,
      snapshot: 'INTEGER',
      dag: text,
      lokalIder: text,
      kontrolfund: text,
      antal: text,
      fjernelseGodkendt: 'BOOLEAN',
      fireOejne: 'BOOLEAN',
      oprettetAf: text,
      oprettetTid: text,
      afgjortAf: text,
      afgjortTid: text,
      kommentar: text,
      forsoeg: 'INTEGER',
      sendtTid: text,
      naesteForsoeg: text,
      svarTid: text,
      fejl: text,
      beskedId: text,
    },
    personal: ['lokalIder', 'kontrolfund', 'aftryk'],
  },
  leveringsplan: {
    table: 'Leveringsplan',
    columns: {
      enhedsNummer: text,
      kilde: text,
      tidspunkt: text,
      aktiv: 'BOOLEAN',
      fireOejne: 'BOOLEAN',
      fjernelsesloft: 'INTEGER',
    },
    personal: [],
  },
};

/**
 * The names that columns had in the first databases. Lines of the logs are hashed, and protected persons sealed, with
 * the names in them: what was written then must hold for ever, so they stay as they are there.
 */
export const earlierNames: EarlierNames = {
  objectKind: 'slags',
  objectId: 'objektId',
  aktoertype: 'slags',
  lineKind: 'slags',
  sourceWords: 'oplysninger',
};
