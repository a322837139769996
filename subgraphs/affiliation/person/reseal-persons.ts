import type { Provider } from '../../common/database/provider.ts';
import { recordset } from '../../common/database/recordset.ts';
import { sql } from '../../common/database/sql.ts';
import type { Query } from '../../common/lists/read-page.ts';
import { lockLastChange } from '../change/counter.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../database.ts';
import type { CprVault } from './cpr-vault.ts';

const batchSize = 500;

type Sealed = { id: string; fromChange: number; cprCipher: string; cprNoegle: string };

/** How many stored versions are sealed with each key. */
export async function versionsByKey(query: Query): Promise<Map<string, number>> {
  const rows = await query<{ cprNoegle: string; antal: number | bigint }>(sql`
    SELECT "cprNoegle", COUNT(*) AS "antal" FROM "Person" WHERE "cprNoegle" IS NOT NULL GROUP BY "cprNoegle"`);
  return new Map(rows.map(({ cprNoegle, antal }) => [cprNoegle, Number(antal)]));
}

/**
 * Seals every stored CPR number, in all versions, with the current key. It may be stopped anywhere and started again: a
 * batch is one transaction, and what is done is not done again. The numbers stay what they are, so no version is made.
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
    batch = await database.write.$transaction((tx) => resealBatch(tx, database.provider, vault));
    done += batch;
  }
  return done;
}

async function resealBatch(tx: AffiliationTransaction, provider: Provider, vault: CprVault): Promise<number> {
  await lockLastChange(tx); // a write under way may be about to store the old seal again
  const rows = await tx.$queryRaw<Sealed[]>(sql`
    SELECT "id", "fromChange", "cprCipher", "cprNoegle" FROM "Person"
    WHERE "cprNoegle" <> ${vault.currentKey} ORDER BY "id", "fromChange" LIMIT ${batchSize}`);
  const sealed = rows.map(({ id, fromChange, ...seal }) => {
    const { cprIndex: newIndex, cprCipher: newCipher, cprNoegle: newKey } = vault.seal(vault.open(seal, id), id);
    return { personId: id, version: fromChange, newIndex, newCipher, newKey };
  });
  if (sealed.length > 0)
    await tx.$executeRaw(sql`
      UPDATE "Person" SET "cprIndex" = "newIndex", "cprCipher" = "newCipher", "cprNoegle" = "newKey"
      FROM ${recordset(provider, sealed, columns)} WHERE "id" = "personId" AND "fromChange" = "rows"."version"`);
  return sealed.length;
}

const columns = {
  personId: 'TEXT',
  version: 'INTEGER',
  newIndex: 'TEXT',
  newCipher: 'TEXT',
  newKey: 'TEXT',
} as const;
