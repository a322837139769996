import { insertRows } from '../../common/database/insert-rows.ts';
import type { Provider } from '../../common/database/provider.ts';
import { type ColumnType, recordset } from '../../common/database/recordset.ts';
import { isIn, name, raw, sql } from '../../common/database/sql.ts';
import { storedMoment } from '../../common/writes/idempotency.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../database.ts';
import type { Enhed, Overfoersel } from '../generated/sqlite/client.ts';
import { haendelserOf } from './haendelser-of.ts';
import type { FeedChange, FeedPage } from './register-feed.ts';
import { toEnheder } from './to-enhed.ts';

const columns: Record<keyof Enhed, ColumnType> = {
  nummer: 'TEXT',
  niveau: 'TEXT',
  navn: 'TEXT',
  institutionstypeKode: 'TEXT',
  aktiv: 'BOOLEAN',
  kommuneKode: 'TEXT',
  parentNummer: 'TEXT',
  cvrNummer: 'TEXT',
  pNummer: 'TEXT',
  pNummerAktiv: 'BOOLEAN',
  harAdresse: 'BOOLEAN',
  sortNavn: 'TEXT',
  registerChange: 'INTEGER',
};

const haendelseColumns = {
  nummer: 'TEXT',
  registerChange: 'INTEGER',
  kode: 'TEXT',
  fra: 'TEXT',
  til: 'TEXT',
  at: 'TIMESTAMP(3)',
} as const;

/** How far the register's change log is taken in. */
export async function positionOf(database: Pick<AffiliationDatabase, 'read'>): Promise<number> {
  return (await database.read.counter.findUnique({ where: { navn: 'register' } }))?.vaerdi ?? 0;
}

/**
 * Takes in a page of the register's change log with the place it ends at, in one transaction: it is there whole or not
 * at all, and taking it in again, also by another process, changes nothing.
 */
export async function takeIn({ write, provider }: AffiliationDatabase, after: number, page: FeedPage): Promise<void> {
  await write.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "Counter" ("navn", "vaerdi") VALUES ('register', 0) ON CONFLICT ("navn") DO NOTHING`;
    const moved = await tx.$executeRaw`
        UPDATE "Counter" SET "vaerdi" = ${page.last} WHERE "navn" = 'register' AND "vaerdi" = ${after}`;
    if (moved === 1) await store(tx, provider, page);
  });
}

/** Forgets the units, for a register that began anew (a sandbox that was reset): its log is followed from the start. */
export async function forgetEnheder({ write }: AffiliationDatabase): Promise<void> {
  await write.$transaction([
    write.enhedHaendelse.deleteMany(),
    write.overfoersel.deleteMany(),
    write.overfoerselFund.deleteMany(),
    write.enhed.deleteMany(),
    write.counter.deleteMany({ where: { navn: 'register' } }),
  ]);
}

async function store(tx: AffiliationTransaction, provider: Provider, page: FeedPage): Promise<void> {
  const latest = new Map<string, Enhed>();
  const numre = page.nodes.flatMap((change) => toEnheder(change).map(({ nummer }) => nummer));
  const known = await tx.$queryRaw<Enhed[]>(sql`SELECT * FROM "Enhed" WHERE ${isIn(provider, name('nummer'), numre)}`);
  for (const row of known) latest.set(row.nummer, row);
  const haendelser: object[] = [];
  const overfoersler: Overfoersel[] = [];
  const touched = new Set<string>();
  for (const change of page.nodes) {
    overfoersler.push(...overfoerslerOf(change));
    for (const enhed of toEnheder(change)) {
      const { nummer, registerChange } = enhed;
      const at = storedMoment(new Date(change.changeset.at));
      for (const one of haendelserOf(latest.get(nummer), enhed, change.efterfoelgere[0]?.nummer ?? null))
        haendelser.push({ nummer, registerChange, at, ...one });
      latest.set(nummer, enhed);
      touched.add(nummer);
    }
  }
  await upsert(
    tx,
    provider,
    [...latest.values()].filter(({ nummer }) => touched.has(nummer)),
  );
  if (haendelser.length > 0) await insertRows(tx, provider, 'EnhedHaendelse', haendelser, haendelseColumns);
  await tx.overfoersel.createMany({ data: overfoersler });
}

/** What is asked for with the merge of a unit, to be carried out later: it may take long, and must survive a stop. */
function overfoerslerOf({ id: registerChange, changeset, efterfoelgere, after }: FeedChange): Overfoersel[] {
  if (after?.__typename !== 'Anvisningsenhed') return [];
  const { nummer } = after;
  return efterfoelgere
    .filter(({ moveAffiliation }) => moveAffiliation)
    .map(({ nummer: tilNummer, dag }) => {
      return { nummer, registerChange, tilNummer, dag, changeset: changeset.first, status: 'PENDING' };
    });
}

async function upsert(tx: AffiliationTransaction, provider: Provider, rows: Enhed[]): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const list = raw(names.map((column) => `"${column}"`).join(', '));
  const updates = raw(
    names
      .slice(1)
      .map((column) => `"${column}" = excluded."${column}"`)
      .join(', '),
  );
  await tx.$executeRaw(sql`
    INSERT INTO "Enhed" (${list}) SELECT ${list} FROM ${recordset(provider, rows, columns)} WHERE 1 = 1
    ON CONFLICT ("nummer") DO UPDATE SET ${updates}`);
}
