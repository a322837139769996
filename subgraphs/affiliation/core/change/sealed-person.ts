import { isIn, join, name, type Provider, recordset, type Sql, sql } from '../../../common/database/sql.ts';
import type { Person } from '../../generated/sqlite/client.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import { personColumns, type SealedColumn } from '../input/person-fields.ts';
import type { AffiliationTransaction } from '../store/database.ts';
import { earlierNames, objectKinds } from './object-kinds.ts';
import type { StoredObject } from './stored-object.ts';
import type { Work } from './work.ts';

const sealedColumns = (Object.keys(personColumns) as (keyof typeof personColumns)[]).filter(
  (column): column is SealedColumn => !personColumns[column].staysPlain,
);

/** What a protected person's columns hold instead: that there is an alias is counted, nothing else. */
const sealedBlank = Object.fromEntries(sealedColumns.map((column) => [column, personColumns[column].blank]));

type Sealed = Pick<Person, SealedColumn>;
type Sealable = Sealed & Pick<Person, 'id' | 'fromChange'>;
type Seal = Pick<Person, 'forseglet' | 'forsegletNoegle'>;

/** One version of one person: neither another person's row nor another version of the same can be read by it. */
export const placeOf = ({ id, fromChange }: Pick<Person, 'id' | 'fromChange'>): string =>
  `Person.forseglet ${id} ${fromChange}`;

/** What a column is called in what is sealed. */
const earlierName = (column: string): string => earlierNames[column] ?? column;

/** A version of a protected person as it is stored: everything that tells who it is, alias and all, encrypted as one. */
export function sealedPerson<Row extends Sealable>(vault: CprVault, row: Row) {
  const sealed = Object.fromEntries(sealedColumns.map((column) => [earlierName(column), row[column]]));
  const { cipher, noegle } = vault.sealText(JSON.stringify(sealed), placeOf(row));
  const alias = (value: string | null) => (value === null ? null : '');
  const hidden = { ...sealedBlank, aliasFornavn: alias(row.aliasFornavn), aliasEfternavn: alias(row.aliasEfternavn) };
  return { ...row, ...hidden, foldedNavn: '', sortNavn: '', forseglet: cipher, forsegletNoegle: noegle };
}

/** A version as it was written. KEY_MISSING when its key is gone. */
export function openedPerson<Row extends Sealable & Seal>(vault: CprVault, row: Row): Row {
  const { forseglet: cipher, forsegletNoegle: noegle } = row;
  if (cipher === null || noegle === null) return row;
  const sealed = JSON.parse(vault.openText({ cipher, noegle }, placeOf(row))) as Record<string, never>;
  const known = sealedColumns.filter((column) => earlierName(column) in sealed);
  return { ...row, ...Object.fromEntries(known.map((column) => [column, sealed[earlierName(column)]])) };
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
    const named = Object.fromEntries(sealedColumns.map((column) => [column, opened[column]]));
    const plain = { ...named, ...objectKinds.person.derived?.(opened), forseglet: null, forsegletNoegle: null };
    await tx.person.update({ where: { id_fromChange: { id: row.id, fromChange: row.fromChange } }, data: plain });
  }
}

/**
 * For a statement over "Person": whether they are the contact of a child who is protected now, also one whose time is
 * over.
 */
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

/** What a write makes of those who are contacts of protected children. */
export interface Contacts {
  /** Who is to lie sealed, in all versions. */
  hidden: ReadonlySet<string>;
  /** Who may lie in plain again, unless they are the contact of another protected child. */
  loosed: readonly string[];
}

/**
 * Whoever lives with a protected child gives its home away, so its contacts are sealed as the child is. It does not end
 * with the time of the tie, nor when somebody who may not see the child calls the tie off: nobody is to see a contact
 * that way.
 */
export async function contactsIn(tx: AffiliationTransaction, work: Work): Promise<Contacts> {
  const ties = work.all('tilknytning').filter(({ path, after }) => path !== null && after.barnId !== null);
  const persons = work.all('person').filter(({ path }) => path !== null);
  const raised = persons.filter(({ before, after }) => before !== null && !before.beskyttet && after.beskyttet);
  const lifted = persons.filter(({ before, after }) => before?.beskyttet && !after.beskyttet);
  const boern = await protectedBoern(tx, work, ties);
  const named = ties.filter(({ after }) => !after.aflyst && boern.has(after.barnId ?? ''));
  return {
    hidden: new Set([
      ...named.map(({ after }) => after.personId),
      ...(await contactsOf(tx, work, raised)),
      ...(await stillContacts(tx, work, lifted)),
    ]),
    loosed: [
      ...ties.flatMap(({ before, after }) => (before && isOver(work, before, after) ? [before.personId] : [])),
      ...(await contactsOf(tx, work, lifted)),
    ],
  };
}

/** What is written anew of a contact that was stored sealed is sealed, too. */
export const staysSealed = ({ before, erases }: StoredObject<'person'>): boolean =>
  before !== null && before.forseglet !== null && !before.beskyttet && !erases;

type Tie = StoredObject<'tilknytning'>;

/** The tie no longer joins this contact and child, as somebody says who may see the child. */
function isOver(work: Work, before: NonNullable<Tie['before']>, after: Tie['after']): boolean {
  const isSame = !after.aflyst && after.personId === before.personId && after.barnId === before.barnId;
  const barn = work.get('person', before.barnId);
  return !before.aflyst && !isSame && barn !== undefined && !work.hides(barn);
}

async function protectedBoern(tx: AffiliationTransaction, work: Work, ties: readonly Tie[]): Promise<Set<string>> {
  const ids = [...new Set(ties.flatMap(({ after }) => after.barnId ?? []))];
  const here = ids.filter((id) => work.get('person', id)?.after.beskyttet);
  const others = ids.filter((id) => !work.get('person', id));
  return new Set([...here, ...(await idsOf(tx, work, others, sql`"beskyttet"`))]);
}

const stillContacts = (tx: AffiliationTransaction, work: Work, persons: readonly StoredObject<'person'>[]) =>
  idsOf(
    tx,
    work,
    persons.map(({ id }) => id),
    isProtectedContact,
  );

async function idsOf(
  tx: AffiliationTransaction,
  work: Work,
  ids: readonly string[],
  condition: typeof isProtectedContact,
) {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "Person" WHERE ${isIn(work.provider, name('id'), ids)} AND "toChange" IS NULL AND ${condition}`);
  return rows.map(({ id }) => id);
}

async function contactsOf(tx: AffiliationTransaction, work: Work, boern: readonly StoredObject<'person'>[]) {
  if (boern.length === 0) return [];
  const ids = boern.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ personId: string }[]>(sql`
    SELECT DISTINCT "personId" FROM "Tilknytning"
    WHERE ${isIn(work.provider, name('barnId'), ids)} AND "toChange" IS NULL AND NOT "aflyst"`);
  return rows.map(({ personId }) => personId);
}
