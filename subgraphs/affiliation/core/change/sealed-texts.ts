import {
  type ColumnType,
  join,
  name,
  type Provider,
  raw,
  recordset,
  type Sql,
  sql,
} from '../../../common/database/sql.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import type { AffiliationTransaction } from '../store/database.ts';
import type { ObjectKind, Rows } from './object-kinds.ts';
import { openedPerson, sealedPerson } from './sealed-person.ts';

/**
 * Free text that stands beside persons, and may name them: initials, why a contact has access, why a child is a guest, what
 * Unilogin said of a row; and numbers that were held back. It is sealed whoever it is about, since nobody can know what it says.
 */
export const sealedTexts = {
  Tilknytning: { key: ['id'], columns: ['initialer', 'retsgrundlag'] },
  Gaesteophold: { key: ['id'], columns: ['aarsag'] },
  Tilbageholdt: { key: ['personId', 'kilde', 'kode'], columns: ['cpr'] },
  LeveringRaekke: { key: ['leveringId', 'nr'], columns: ['tekst'] },
} as const;
export type TextTable = keyof typeof sealedTexts;

type Row = Record<string, unknown>;
const tables = Object.keys(sealedTexts) as TextTable[];
const batchSize = 2_000;

/** How a sealed text begins; behind it stand its key and what is sealed. */
const mark = 'sealed:';

/** Every key is named by its day and eight characters (cpr-vault.ts). */
const keyLength = '2026-01-01-12345678'.length;

/** Opens in its own row and column alone, in whichever version. */
const placeOf = (table: TextTable, column: string, row: Row): string =>
  [`${table}.${column}`, ...sealedTexts[table].key.map((key) => String(row[key]))].join(' ');

/** A row as it is to be stored. An empty text says nothing, and is counted as such. */
export const withSealedTexts = <R extends object>(vault: CprVault, table: TextTable, row: R): R =>
  mapTexts(table, row, (text, place) => {
    const { cipher, noegle } = vault.sealText(text, place);
    return `${mark}${noegle}:${cipher}`;
  });

/** A row as it was written. Error: KEY_MISSING. */
export const withOpenedTexts = <R extends object>(vault: CprVault, table: TextTable, row: R): R =>
  mapTexts(table, row, (text, place) => {
    if (!text.startsWith(mark)) return text;
    const [noegle = '', cipher = ''] = text.slice(mark.length).split(':');
    return vault.openText({ noegle, cipher }, place);
  });

function mapTexts<R extends object>(table: TextTable, row: R, change: (text: string, place: string) => string): R {
  const columns = row as Row;
  const texts = sealedTexts[table].columns.flatMap((column) => {
    const text = columns[column];
    return typeof text === 'string' && text !== '' ? [[column, change(text, placeOf(table, column, columns))]] : [];
  });
  return texts.length === 0 ? row : { ...row, ...Object.fromEntries(texts) };
}

/** Where each sealed text stands, and its key: beside the versions of persons that need one. */
export const textKeys: Sql = join(
  tables.flatMap((table) =>
    sealedTexts[table].columns.map(
      (column) => sql`
        SELECT ${name(sealedTexts[table].key[0])} AS "place", ${raw(`substr("${column}", ${mark.length + 1}, ${keyLength})`)} AS "noegle"
        FROM ${name(table)} WHERE ${name(column)} LIKE ${`${mark}%`}`,
    ),
  ),
  ' UNION ALL ',
);

/** Seals texts with the current key that are sealed with another, or not yet. Returns how many rows; none when all are. */
export async function resealTexts(tx: AffiliationTransaction, provider: Provider, vault: CprVault): Promise<number> {
  for (const table of tables)
    for (const column of sealedTexts[table].columns) {
      const rows = await staleRows(tx, vault, table, column);
      if (rows.length === 0) continue;
      await store(
        tx,
        provider,
        table,
        column,
        rows.map((row) => resealed(vault, table, row)),
      );
      return rows.length;
    }
  return 0;
}

const staleRows = (tx: AffiliationTransaction, vault: CprVault, table: TextTable, column: string) =>
  tx.$queryRaw<Row[]>(sql`
    SELECT ${join([...identityOf(table), column].map((one) => name(one)))} FROM ${name(table)}
    WHERE ${name(column)} <> '' AND ${name(column)} NOT LIKE ${`${mark}${vault.currentKey}:%`} LIMIT ${batchSize}`);

const resealed = (vault: CprVault, table: TextTable, row: Row): Row =>
  withSealedTexts(vault, table, withOpenedTexts(vault, table, row));

/** What names one row of a table: one version of those that have versions. */
const identityOf = (table: TextTable): string[] => [
  ...sealedTexts[table].key,
  ...(table === 'LeveringRaekke' || table === 'Tilbageholdt' ? [] : ['fromChange']),
];

async function store(tx: AffiliationTransaction, provider: Provider, table: TextTable, column: string, rows: Row[]) {
  const identity = identityOf(table);
  const given = rows.map((row) => ({
    ...Object.fromEntries(identity.map((key) => [`row_${key}`, row[key]])),
    newText: row[column],
  }));
  const typeOf = (key: string) => (['fromChange', 'nr'].includes(key) ? 'INTEGER' : 'TEXT');
  const columns = {
    ...Object.fromEntries(identity.map((key) => [`row_${key}`, typeOf(key)])),
    newText: 'TEXT',
  } as const;
  const same = identity.map((key) => sql`${name(table, key)} = ${name(`row_${key}`)}`);
  await tx.$executeRaw(sql`
    UPDATE ${name(table)} SET ${name(column)} = "newText" FROM ${recordset(provider, given, columns)}
    WHERE ${join(same, ' AND ')}`);
}

/**
 * How a kind is kept whose rows are not stored as they were written: whoever gets hold of the database is not to read
 * it.
 */
interface AtRest<Row> {
  /** The columns that sealing adds. */
  columns: Record<string, ColumnType>;
  /** A version that is to be stored; of a person hidden for the sake of another, where it is. */
  seal(vault: CprVault, row: Row, isHidden: boolean): object;
  /** A version that was stored. */
  open(vault: CprVault, row: Row): Row;
}

const atRest: { [S in ObjectKind]?: AtRest<Rows[S]> } = {
  person: {
    columns: { forseglet: 'TEXT', forsegletNoegle: 'TEXT' },
    seal: (vault, row, isHidden) => (row.beskyttet || isHidden ? sealedPerson(vault, row) : row),
    open: openedPerson,
  },
  tilknytning: {
    columns: {},
    seal: (vault, row) => withSealedTexts(vault, 'Tilknytning', row),
    open: (vault, row) => withOpenedTexts(vault, 'Tilknytning', row),
  },
  gaesteophold: {
    columns: {},
    seal: (vault, row) => withSealedTexts(vault, 'Gaesteophold', row),
    open: (vault, row) => withOpenedTexts(vault, 'Gaesteophold', row),
  },
};

/** The columns of a kind that sealing adds. */
export const sealColumns = (kind: ObjectKind): Record<string, ColumnType> => atRest[kind]?.columns ?? {};

/** A version as it is to be stored; a person's sealed for the sake of another, where it is so. */
export const sealed = <S extends ObjectKind>(
  kind: S,
  vault: CprVault,
  row: Omit<Rows[S], 'toChange'>,
  isHidden: boolean,
): object => entryOf(kind)?.seal(vault, row as Rows[S], isHidden) ?? row;

/** A version as it was written. Error: KEY_MISSING. */
export const opened = <S extends ObjectKind>(kind: S, vault: CprVault, row: Rows[S]): Rows[S] =>
  entryOf(kind)?.open(vault, row) ?? row;

// The entry is of the row's kind, which an index into the table cannot say.
const entryOf = <S extends ObjectKind>(kind: S) => atRest[kind] as AtRest<Rows[S]> | undefined;
