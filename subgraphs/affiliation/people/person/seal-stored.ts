import { sql } from '../../../common/database/sql.ts';
import { lockLastChange } from '../../core/change/change-log.ts';
import { isProtectedContact, sealContacts, sealVersions } from '../../core/change/sealed-person.ts';
import { resealTexts } from '../../core/change/sealed-texts.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';
import { bindStored } from './bind-stored.ts';

/** Its row says how far it is; without one nothing was looked for yet. */
const counter = 'forseglet';

/** What was sealed may still lie in free pages; nothing lies in plain, and whoever writes has sealed it ever since. */
const [sealedOnly, done] = [0, 2];

const batchSize = 500;

/**
 * Seals what an earlier version of the product stored in plain of protected persons and their contacts; asked again it does nothing. It may
 * be stopped anywhere and started again. What was there is not left in free pages or in the log, either: on SQLite the
 * file is made anew; on PostgreSQL the dead rows go with VACUUM FULL, which is the operator's. Returns how many versions.
 */
export async function sealStored(database: AffiliationDatabase): Promise<number> {
  if ((await bindStored(database)) > 0) database.leftovers.removeAll();
  const row = await database.read.counter.findUnique({ where: { navn: counter } });
  if (row?.vaerdi === done) return 0;
  let sealed = 0;
  for (const group of groups)
    for (let after: string | null = ''; after !== null; ) {
      const from: string = after;
      const batch = await database.jobs.$transaction((tx) => sealBatch(tx, database, group, from));
      sealed += batch.sealed;
      after = batch.last;
    }
  for (let batch = -1; batch !== 0; sealed += batch)
    batch = await database.write.$transaction((tx) => sealTexts(tx, database));
  if (sealed > 0 || row?.vaerdi === sealedOnly) database.leftovers.removeAll();
  await database.jobs.$transaction((tx) => note(tx, done));
  return sealed;
}

/** Who is to be sealed, and how: protected persons, and those who tell where a protected child lives. */
const groups = [
  { who: sql`"beskyttet"`, seal: sealVersions },
  { who: sql`"forseglet" IS NULL AND ${isProtectedContact}`, seal: sealContacts },
];

async function sealBatch(
  tx: AffiliationTransaction,
  { provider, vault }: AffiliationDatabase,
  { who, seal }: (typeof groups)[number],
  after: string,
) {
  await lockLastChange(tx); // a write under way may be about to end a version that is sealed here
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT "id" FROM "Person" WHERE "id" > ${after} AND ${who} ORDER BY "id" LIMIT ${batchSize}`);
  const ids = rows.map(({ id }) => id);
  const sealed = ids.length === 0 ? 0 : await seal(tx, provider, vault, ids);
  if (sealed > 0) await note(tx, sealedOnly);
  return { sealed, last: ids.at(-1) ?? null };
}

async function sealTexts(tx: AffiliationTransaction, { provider, vault }: AffiliationDatabase): Promise<number> {
  await lockLastChange(tx);
  const sealed = await resealTexts(tx, provider, vault);
  if (sealed > 0) await note(tx, sealedOnly);
  return sealed;
}

async function note(tx: AffiliationTransaction, vaerdi: number): Promise<void> {
  await tx.counter.upsert({ where: { navn: counter }, create: { navn: counter, vaerdi }, update: { vaerdi } });
}
