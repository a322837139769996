import { name, sql } from '../../../common/database/sql.ts';
import type { LogRow } from '../../../common/log/change-chain.ts';
import type { IsErased } from '../../../common/log/verify-changes.ts';
import { objectKinds } from '../../core/change/object-kinds.ts';
import { eachOf, personColumns } from '../../core/input/person-fields.ts';

/** A table about persons: how it names them, and what of it is gone when a person is erased. */
interface PersonalTable {
  table: string;
  /** Whether its rows are versions, written by changes. */
  versioned: boolean;
  /** Columns that hold a person's id. */
  persons: readonly string[];
  /** The column whose person the rest of the row is about. */
  subject: string;
  /** What erasing puts in the place of what the row says: all that could name, describe or find the person. */
  blank: Readonly<Record<string, string | boolean | number | null>>;
  /** Nothing of the row stays. */
  goes?: true;
}

/**
 * Every table with something of a person. What stays after erasing is the skeleton that the change log needs: ids,
 * numbers of changes, periods, units, groups.
 */
export const personalTables: readonly PersonalTable[] = [
  {
    table: 'Person',
    versioned: true,
    persons: ['id'],
    subject: 'id',
    blank: {
      cprIndex: null,
      cprCipher: null,
      cprNoegle: null,
      forseglet: null,
      forsegletNoegle: null,
      ...eachOf(personColumns, ({ blank }) => blank),
      antalKilder: 0,
      foldedNavn: '',
      sortNavn: '',
    },
  },
  {
    table: 'Tilknytning',
    versioned: true,
    persons: ['personId', 'barnId'],
    subject: 'personId',
    blank: {
      lokalId: null,
      elevnummer: null,
      initialer: null,
      stilling: null,
      lokation: null,
      relation: null,
      foraeldremyndighed: null,
      adgangsniveau: null,
      retsgrundlag: null,
      cvrNummer: null,
      pNummer: null,
    },
  },
  { table: 'Dagplejer', versioned: true, persons: ['personId'], subject: 'personId', blank: { samarbejde: null } },
  {
    table: 'Gaesteophold',
    versioned: true,
    persons: ['barnId', 'vaertId'],
    subject: 'barnId',
    blank: { aarsag: null },
  },
  { table: 'Brugeradministrator', versioned: true, persons: ['personId'], subject: 'personId', blank: {} },
  // Who stands in Unilogin stays known by local id, so that the next delivery can remove them there.
  {
    table: 'LeveretPerson',
    versioned: false,
    persons: ['personId'],
    subject: 'personId',
    blank: { aftryk: '', cprAftryk: null },
  },
  { table: 'Tilbageholdt', versioned: false, persons: ['personId'], subject: 'personId', blank: {}, goes: true },
  {
    table: 'LeveringRaekke',
    versioned: false,
    persons: ['personId'],
    subject: 'personId',
    blank: { lokalId: null, tekst: '' },
  },
];

/** A version that is blank, of a person whose erasure is in the change log. */
export const isErased: IsErased = async (query, kind, version) => {
  const table = personalTables.find((one) => one.table === objectKinds[kind as keyof typeof objectKinds]?.table);
  if (!table || !isBlank(table, version)) return false;
  const person = String(version[table.subject]);
  const rows = await query(sql`
    SELECT "id" FROM "Change" WHERE ${name('objectKind')} = 'person' AND "objectId" = ${person} AND "action" = 'erase' LIMIT 1`);
  return rows.length > 0;
};

const isBlank = ({ blank }: PersonalTable, version: LogRow): boolean =>
  Object.entries(blank).every(([column, value]) => plain(version[column]) === plain(value));

/** SQLite has numbers for truth. */
const plain = (value: unknown): string => (typeof value === 'boolean' ? String(Number(value)) : String(value ?? ''));
