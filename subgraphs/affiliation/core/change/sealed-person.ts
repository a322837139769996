import type { Provider } from '../../../common/database/provider.ts';
import { recordset } from '../../../common/database/recordset.ts';
import { isIn, join, name, type Sql, sql } from '../../../common/database/sql.ts';
import type { Person } from '../../generated/sqlite/client.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import { personColumns, type SealedColumn } from '../input/person-fields.ts';
import type { AffiliationTransaction } from '../store/database.ts';
import { objectKinds } from './object-kinds.ts';

const sealedColumns = (Object.keys(personColumns) as (keyof typeof personColumns)[]).filter(
  (column): column is SealedColumn => !personColumns[column].staysPlain,
);

/** What a protected person's columns hold instead: that there is an alias is counted, nothing else. */
const sealedBlank = Object.fromEntries(sealedColumns.map((column) => [column, personColumns[column].blank]));

type Told = Pick<Person, SealedColumn>;
type Sealable = Told & Pick<Person, 'id' | 'fromChange'>;
type Seal = Pick<Person, 'forseglet' | 'forsegletNoegle'>;

/** One version of one person: neither another person's row nor another version of the same can be read by it. */
export const placeOf = ({ id, fromChange }: Pick<Person, 'id' | 'fromChange'>): string =>
  `Person.forseglet ${id} ${fromChange}`;

/** A version of a protected person as it is stored: everything that tells who it is, alias and all, encrypted as one. */
export function sealedPerson<Row extends Sealable>(vault: CprVault, row: Row) {
  const told = Object.fromEntries(sealedColumns.map((column) => [column, row[column]]));
  const { cipher, noegle } = vault.sealText(JSON.stringify(told), placeOf(row));
  const alias = (value: string | null) => (value === null ? null : '');
  const hidden = { ...sealedBlank, aliasFornavn: alias(row.aliasFornavn), aliasEfternavn: alias(row.aliasEfternavn) };
  return { ...row, ...hidden, foldedNavn: '', sortNavn: '', forseglet: cipher, forsegletNoegle: noegle };
}

/** A version as it was written. KEY_MISSING when its key is gone. */
export function openedPerson<Row extends Sealable & Seal>(vault: CprVault, row: Row): Row {
  const { forseglet: cipher, forsegletNoegle: noegle } = row;
  if (cipher === null || noegle === null) return row;
  return { ...row, ...(JSON.parse(vault.openText({ cipher, noegle }, placeOf(row))) as Told) };
}

/**
 * Seals what is stored in plain of persons up to the last version in which they are protected: who becomes protected is
 * so in the versions from before, too. Returns how many versions there were.
 */
export async function sealVersions(
  tx: AffiliationTransaction,
  provider: Provider,
  vault: CprVault,
  ids: readonly string[],
): Promise<number> {
  return sealThose(
    tx,
    provider,
    vault,
    sql`${isIn(provider, name('id'), ids)} AND "fromChange" <= (
      SELECT MAX("fromChange") FROM "Person" AS "hidden" WHERE "hidden"."id" = "Person"."id" AND "hidden"."beskyttet")`,
  );
}

/** The same of all versions of contacts of protected children: their home is the child's. */
export const sealContacts = (
  tx: AffiliationTransaction,
  provider: Provider,
  vault: CprVault,
  ids: readonly string[],
): Promise<number> => sealThose(tx, provider, vault, sql`${isIn(provider, name('id'), ids)} AND "antalKilder" > 0`);

/** Stores the current version in plain again of those who are neither protected nor the contact of a protected child any more. */
export async function openContacts(
  tx: AffiliationTransaction,
  provider: Provider,
  vault: CprVault,
  ids: readonly string[],
): Promise<void> {
  const rows = await tx.$queryRaw<Person[]>(sql`
    SELECT * FROM "Person" WHERE ${isIn(provider, name('id'), ids)} AND "toChange" IS NULL AND "forseglet" IS NOT NULL
      AND NOT "beskyttet" AND NOT ${isProtectedContact}`);
  for (const row of rows) {
    const opened = openedPerson(vault, row);
    const told = Object.fromEntries(sealedColumns.map((column) => [column, opened[column]]));
    const plain = { ...told, ...objectKinds.person.derived?.(opened), forseglet: null, forsegletNoegle: null };
    await tx.person.update({ where: { id_fromChange: { id: row.id, fromChange: row.fromChange } }, data: plain });
  }
}

/** Of a statement over "Person": whether they are the contact of a child who is protected now, also one whose time is over. */
export const isProtectedContact = sql`EXISTS (
  SELECT 1 FROM "Tilknytning" AS "tie" JOIN "Person" AS "barn" ON "barn"."id" = "tie"."barnId"
  WHERE "tie"."personId" = "Person"."id" AND "tie"."toChange" IS NULL AND NOT "tie"."aflyst"
  AND "barn"."toChange" IS NULL AND "barn"."beskyttet")`;

async function sealThose(tx: AffiliationTransaction, provider: Provider, vault: CprVault, those: Sql): Promise<number> {
  const rows = await tx.$queryRaw<Sealable[]>(sql`
    SELECT "id", "fromChange", ${join(sealedColumns.map((column) => name(column)))} FROM "Person"
    WHERE "forseglet" IS NULL AND ${those}`);
  const seals = rows.map((row) => {
    const { id, fromChange, forseglet, forsegletNoegle } = sealedPerson(vault, row);
    return { rowId: id, rowChange: fromChange, newSeal: forseglet, newKey: forsegletNoegle };
  });
  if (seals.length > 0)
    await tx.$executeRaw(sql`
      UPDATE "Person" SET ${emptied}, "forseglet" = "newSeal", "forsegletNoegle" = "newKey"
      FROM ${recordset(provider, seals, sealColumns)} WHERE "id" = "rowId" AND "fromChange" = "rowChange"`);
  return seals.length;
}

const isAlias = (column: string) => column.startsWith('alias');
const emptied: Sql = join(
  Object.entries({ ...sealedBlank, foldedNavn: '', sortNavn: '' }).map(([column, value]) =>
    isAlias(column)
      ? sql`${name(column)} = CASE WHEN ${name(column)} IS NULL THEN NULL ELSE '' END`
      : sql`${name(column)} = ${value}`,
  ),
);

const sealColumns = { rowId: 'TEXT', rowChange: 'INTEGER', newSeal: 'TEXT', newKey: 'TEXT' } as const;
