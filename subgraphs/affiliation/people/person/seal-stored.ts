import { recordset, type Sql, sql } from '../../../common/database/sql.ts';
import { lockLastChange } from '../../core/change/changeset-writer.ts';
import { isProtectedContact, sealContacts, sealVersions } from '../../core/change/sealed-person.ts';
import { resealTexts } from '../../core/change/sealed-texts.ts';
import { groupBy } from '../../core/change/use-case.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';
import type { LeveretPerson, Person } from '../../generated/sqlite/client.ts';
import { bound, type CprVault } from './cpr-vault.ts';

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

/** Its row says that nothing is left that an earlier version of the product stored. */
const bindCounter = 'kommuneindeks';

const bindBatch = 2_000;
const old = `${bound}%`;

/**
 * What an earlier version of the product stored of CPR numbers showed that persons of two municipalities, or who were
 * delivered for two units, are the same one. It is made anew, for each municipality or unit another; asked again it
 * does nothing, and it may be stopped anywhere. It ends before anybody is looked up, since nobody is found by the old
 * value. What a lost key made stays as it is, and is tried again at the next start. Returns how many rows.
 */
export async function bindStored(database: AffiliationDatabase): Promise<number> {
  if (await database.read.counter.findUnique({ where: { navn: bindCounter } })) return 0;
  const persons = await bindAll(database, bindPersons);
  const delivered = await bindAll(database, bindDelivered);
  const isWhole = persons.lost + delivered.lost === 0;
  if (isWhole)
    await database.jobs.$transaction((tx) =>
      tx.counter.upsert({ where: { navn: bindCounter }, create: { navn: bindCounter, vaerdi: 1 }, update: {} }),
    );
  return persons.done + delivered.done;
}

/** What one step did: how many rows it bound, and could not, and where the next one goes on; null at the end. */
interface Step {
  done: number;
  lost: number;
  last: readonly [string, string | number] | null;
}
type Bind = (tx: AffiliationTransaction, database: AffiliationDatabase, after: Sql) => Promise<Step>;

async function bindAll(database: AffiliationDatabase, bind: Bind): Promise<{ done: number; lost: number }> {
  const sum = { done: 0, lost: 0 };
  for (let after: Sql | null = sql`1 = 1`; after !== null; ) {
    const from: Sql = after;
    const { done, lost, last } = await database.jobs.$transaction(async (tx) => {
      await lockLastChange(tx); // a write under way may be about to store the old value again
      return bind(tx, database, from);
    });
    sum.done += done;
    sum.lost += lost;
    after = last && sql`("a", "b") > (${last[0]}, ${last[1]})`;
  }
  return sum;
}

type Numbered = Pick<Person, 'id' | 'fromChange' | 'kommuneKode' | 'cprCipher' | 'cprNoegle'>;

const bindPersons: Bind = async (tx, { provider, vault }, after) => {
  const rows = await tx.$queryRaw<Numbered[]>(sql`
    SELECT "id", "fromChange", "kommuneKode", "cprCipher", "cprNoegle" FROM (
      SELECT *, "id" AS "a", "fromChange" AS "b" FROM "Person") AS "Person"
    WHERE ${after} AND "cprIndex" NOT LIKE ${old} ORDER BY "a", "b" LIMIT ${bindBatch}`);
  const held = vault.held();
  const bound = rows.flatMap((row) => {
    const cpr = numberOf(row, held);
    if (cpr === null) return [];
    const newIndex = held.indexIn(row.kommuneKode, cpr, row.cprNoegle ?? '');
    return [{ rowId: row.id, rowChange: row.fromChange, newIndex }];
  });
  if (bound.length > 0)
    await tx.$executeRaw(sql`
      UPDATE "Person" SET "cprIndex" = "newIndex" FROM ${recordset(provider, bound, personColumns)}
      WHERE "id" = "rowId" AND "fromChange" = "rowChange"`);
  const end = rows.at(-1);
  return { done: bound.length, lost: rows.length - bound.length, last: end ? [end.id, end.fromChange] : null };
};

/** Null when its key is gone. */
function numberOf({ id, cprCipher, cprNoegle }: Omit<Numbered, 'fromChange' | 'kommuneKode'>, vault: CprVault) {
  if (cprCipher === null || cprNoegle === null || vault.fingerprint('', cprNoegle) === null) return null;
  return vault.open({ cprCipher, cprNoegle }, id);
}

type Delivered = Pick<LeveretPerson, 'enhedsNummer' | 'lokalId' | 'kilde' | 'personId' | 'cprAftryk' | 'noegle'>;

/** These do not store which number was delivered: it is the one of the person's that has the old value. */
const bindDelivered: Bind = async (tx, { provider, vault }, after) => {
  const rows = await tx.$queryRaw<(Delivered & { b: string })[]>(sql`
    SELECT "enhedsNummer", "lokalId", "kilde", "personId", "cprAftryk", "noegle", "b" FROM (
      SELECT *, "enhedsNummer" AS "a", "kilde" || ' ' || "lokalId" AS "b" FROM "LeveretPerson") AS "LeveretPerson"
    WHERE ${after} AND "cprAftryk" NOT LIKE ${old} ORDER BY "a", "b" LIMIT ${bindBatch}`);
  const held = vault.held();
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  const versions = await tx.person.findMany({
    where: { id: { in: ids }, cprCipher: { not: null } },
    select: { id: true, cprCipher: true, cprNoegle: true },
  });
  const numbers = groupBy(versions, ({ id }) => id);
  const bound = rows.map(({ enhedsNummer, lokalId, kilde, personId, cprAftryk, noegle }) => {
    const known = (numbers.get(personId) ?? []).flatMap((row) => numberOf(row, held) ?? []);
    const cpr = known.find((number) => held.fingerprint(number, noegle) === cprAftryk);
    const newPrint = cpr === undefined ? null : held.cprFingerprint(enhedsNummer, cpr, noegle);
    return { rowEnhed: enhedsNummer, rowLokalId: lokalId, rowKilde: kilde, newPrint };
  });
  if (bound.length > 0)
    await tx.$executeRaw(sql`
      UPDATE "LeveretPerson" SET "cprAftryk" = "newPrint" FROM ${recordset(provider, bound, deliveredColumns)}
      WHERE "enhedsNummer" = "rowEnhed" AND "lokalId" = "rowLokalId" AND "kilde" = "rowKilde"`);
  const end = rows.at(-1);
  return { done: bound.length, lost: 0, last: end ? [end.enhedsNummer, end.b] : null };
};

const personColumns = { rowId: 'TEXT', rowChange: 'INTEGER', newIndex: 'TEXT' } as const;
const deliveredColumns = { rowEnhed: 'TEXT', rowLokalId: 'TEXT', rowKilde: 'TEXT', newPrint: 'TEXT' } as const;
