import { actorOf, may, reachOrRefuse } from '../../../common/auth/may.ts';
import { inSnapshot, name, or, type Sql, sql } from '../../../common/database/sql.ts';
import type { Query } from '../../../common/lists/read-page.ts';
import type { AffiliationContext } from '../../context.ts';
import { openedPerson } from '../../core/change/sealed-person.ts';
import { sealedTexts, type TextTable, withOpenedTexts } from '../../core/change/sealed-texts.ts';
import type { Person } from '../../generated/sqlite/client.ts';
import { show } from '../../laeselog/show.ts';
import type { CprVault } from './cpr-vault.ts';
import { personalTables } from './personal-tables.ts';

/**
 * Everything that is stored of a person, for the person (GDPR, article 15): all versions of every row that names them,
 * who wrote them and when, and who read. Null when there is no such person, or
 * none where the caller has the right: the answer is the same.
 */
export async function exportPerson(
  { database, vault, caller, requestId }: AffiliationContext,
  id: string,
  formaal: string,
): Promise<object | null> {
  reachOrRefuse(caller, 'person.export');
  const looker = { actor: actorOf(caller), requestId };
  return show<object | null>(database, looker, async (query) => {
    const [current] = await query<Person>(
      sql`SELECT * FROM "Person" WHERE "id" = ${id} AND ${inSnapshot(null, 'Person')}`,
    );
    if (!current || may(caller, 'person.export', { kommuner: [current.kommuneKode] }))
      return { result: null, seen: [] };
    const result = { personId: id, ...(await tablesOf(query, vault, id)), laeselog: await readsOf(query, id) };
    return { result, seen: [{ personId: id, hvad: 'eksport', formaal }] };
  });
}

async function tablesOf(query: Query, vault: CprVault, id: string): Promise<Record<string, object[]>> {
  const tables: Record<string, object[]> = {};
  for (const { table, persons, versioned } of personalTables) {
    const names = namesPerson(table, persons, id);
    const rows = await query<Record<string, unknown>>(
      versioned ? versionsOf(table, names) : sql`SELECT * FROM ${name(table)} WHERE ${names}`,
    );
    tables[table.toLowerCase()] = rows.map((row) => readable(openedRow(table, row, vault), vault));
  }
  return tables;
}

const openedRow = (table: string, row: Record<string, unknown>, vault: CprVault) =>
  table === 'Person'
    ? { ...openedPerson(vault, row as unknown as Person) }
    : table in sealedTexts
      ? withOpenedTexts(vault, table as TextTable, row)
      : row;

const versionsOf = (table: string, condition: Sql): Sql => sql`
  SELECT ${name(table)}.*, "at" AS "skrevetDen", "actor" AS "skrevetAf", "source" AS "skrevetGennem"
  FROM ${name(table)} LEFT JOIN "Change" ON "Change"."id" = "fromChange"
  LEFT JOIN "Changeset" ON "firstChange" = "changeset"
  WHERE ${condition} ORDER BY "fromChange"`;

const namesPerson = (table: string, columns: readonly string[], id: string): Sql =>
  or(columns.map((column) => sql`${name(table, column)} = ${id}`));

const readsOf = (query: Query, id: string) =>
  query<object>(sql`SELECT "at", "actor", "hvad", "formaal" FROM "Laeselog" WHERE "personId" = ${id} ORDER BY "id"`);

const ofLists = ['kontakt', 'sourceWords', 'roller', 'grupper', 'enheder'];

/** Without what only machines need; of the CPR number the date of birth alone. */
function readable(
  {
    cprIndex,
    cprCipher,
    cprNoegle,
    forseglet,
    forsegletNoegle,
    foldedNavn,
    sortNavn,
    aftryk,
    cprAftryk,
    noegle,
    ...row
  }: Record<string, unknown>,
  vault: CprVault,
) {
  const parsed = Object.entries(row).map(([column, value]) => [
    column,
    ofLists.includes(column) ? JSON.parse(String(value)) : value,
  ]);
  const sealed = typeof cprCipher === 'string' && { cprCipher, cprNoegle: String(cprNoegle) };
  const given = typeof row.cpr === 'string' && row.cpr !== '' && { cpr: masked(row.cpr) };
  return {
    ...Object.fromEntries(parsed),
    ...given,
    ...(sealed && { cpr: masked(vault.open(sealed, String(row.id))) }),
  };
}

const masked = (cpr: string): string => `${cpr.slice(0, 6)}-xxxx`;
