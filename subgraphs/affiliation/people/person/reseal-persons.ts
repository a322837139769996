import { type Provider, recordset, sql } from '../../../common/database/sql.ts';
import type { Query } from '../../../common/lists/read-page.ts';
import { lockLastChange } from '../../core/change/changeset-writer.ts';
import { placeOf } from '../../core/change/sealed-person.ts';
import { resealTexts, textKeys } from '../../core/change/sealed-texts.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';
import type { Person } from '../../generated/sqlite/client.ts';
import { bound, type CprVault } from './cpr-vault.ts';

const batchSize = 500;

type Sealed = Pick<Person, 'id' | 'fromChange' | 'kommuneKode' | keyof Seals>;
type Seals = Pick<Person, 'cprIndex' | 'cprCipher' | 'cprNoegle' | 'forseglet' | 'forsegletNoegle'>;

/** How many stored versions and texts need each key: for the CPR number, for who a protected person is, or for both. */
export async function versionsByKey(query: Query): Promise<Map<string, number>> {
  const rows = await query<{ noegle: string; antal: number | bigint }>(sql`
    SELECT "noegle", COUNT(*) AS "antal" FROM (
      SELECT "id", "fromChange", "cprNoegle" AS "noegle" FROM "Person" WHERE "cprNoegle" IS NOT NULL
      UNION SELECT "id", "fromChange", "forsegletNoegle" FROM "Person" WHERE "forsegletNoegle" IS NOT NULL
      UNION ALL SELECT "place", NULL, "noegle" FROM (${textKeys}) AS "texts"
    ) AS "sealed" GROUP BY "noegle"`);
  return new Map(rows.map(({ noegle, antal }) => [noegle, Number(antal)]));
}

/**
 * Seals every stored CPR number, and every version of a protected person, with the current key. It may be stopped anywhere
 * and started again: a batch is one transaction, and what is done is not done again. What is sealed stays what it is, so
 * no version is made.
 */
export async function resealPersons(
  database: AffiliationDatabase,
  vault: CprVault,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<number> {
  const old = [...(await versionsByKey(database.query))].filter(([key]) => key !== vault.currentKey);
  const total = old.reduce((sum, [, count]) => sum + count, 0);
  let done = 0;
  for (let batch = -1; batch !== 0; onProgress(Math.min(done, total), total)) {
    batch = await database.jobs.$transaction((tx) => resealBatch(tx, database.provider, vault));
    done += batch;
  }
  return done;
}

async function resealBatch(tx: AffiliationTransaction, provider: Provider, vault: CprVault): Promise<number> {
  await lockLastChange(tx); // a write under way may be about to store the old seal again
  const rows = await tx.$queryRaw<Sealed[]>(sql`
    SELECT "id", "fromChange", "kommuneKode", "cprIndex", "cprCipher", "cprNoegle", "forseglet", "forsegletNoegle" FROM "Person"
    WHERE "cprNoegle" <> ${vault.currentKey} OR "forsegletNoegle" <> ${vault.currentKey}
      OR "cprIndex" NOT LIKE ${`${bound}%`}
    ORDER BY "id", "fromChange" LIMIT ${batchSize}`);
  const sealed = rows.map((row) => ({ rowId: row.id, rowChange: row.fromChange, ...resealed(row, vault) }));
  if (sealed.length > 0)
    await tx.$executeRaw(sql`
      UPDATE "Person" SET "cprIndex" = "newIndex", "cprCipher" = "newCipher", "cprNoegle" = "newKey",
        "forseglet" = "newSeal", "forsegletNoegle" = "newSealKey"
      FROM ${recordset(provider, sealed, columns)} WHERE "id" = "rowId" AND "fromChange" = "rowChange"`);
  return sealed.length > 0 ? sealed.length : resealTexts(tx, provider, vault);
}

function resealed(row: Sealed, vault: CprVault) {
  const { id, cprIndex, cprCipher, cprNoegle, forseglet, forsegletNoegle } = row;
  const cpr =
    cprCipher === null || cprNoegle === null
      ? { cprIndex, cprCipher, cprNoegle }
      : vault.seal(vault.open({ cprCipher, cprNoegle }, id), row);
  const seal =
    forseglet === null || forsegletNoegle === null
      ? { cipher: forseglet, noegle: forsegletNoegle }
      : vault.sealText(vault.openText({ cipher: forseglet, noegle: forsegletNoegle }, placeOf(row)), placeOf(row));
  const { cprIndex: newIndex, cprCipher: newCipher, cprNoegle: newKey } = cpr;
  return { newIndex, newCipher, newKey, newSeal: seal.cipher, newSealKey: seal.noegle };
}

const columns = {
  rowId: 'TEXT',
  rowChange: 'INTEGER',
  newIndex: 'TEXT',
  newCipher: 'TEXT',
  newKey: 'TEXT',
  newSeal: 'TEXT',
  newSealKey: 'TEXT',
} as const;
