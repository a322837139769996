import {
  type ColumnType,
  insertRows,
  isIn,
  name,
  type Provider,
  raw,
  recordset,
  sql,
} from '../../../common/database/sql.ts';
import { storedMoment } from '../../../common/writes/idempotency.ts';
import type { AffiliationDatabase, AffiliationTransaction } from '../../core/store/database.ts';
import type { Enhed, Overfoersel } from '../../generated/sqlite/client.ts';
import { type FeedChange, type FeedPage, toEnheder } from './feed.ts';

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

export const eventColumns = {
  nummer: 'TEXT',
  registerChange: 'INTEGER',
  kode: 'TEXT',
  fra: 'TEXT',
  til: 'TEXT',
  at: 'TIMESTAMP(3)',
} as const;

/**
 * Takes in a page of the register's change log with the place it ends at, in one transaction: it is there whole or not
 * at all, and taking it in again, also by another process, changes nothing.
 */
export async function takeIn({ jobs, provider }: AffiliationDatabase, after: number, page: FeedPage): Promise<void> {
  await jobs.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO "Counter" ("navn", "vaerdi") VALUES ('register', 0) ON CONFLICT ("navn") DO NOTHING`;
    const moved = await tx.$executeRaw`
        UPDATE "Counter" SET "vaerdi" = ${page.last} WHERE "navn" = 'register' AND "vaerdi" = ${after}`;
    if (moved === 1) await store(tx, provider, page);
    if (moved === 1) await follow(tx, page.tidslinje);
  });
}

/** From now on the counter "register" is a number of this timeline. */
export async function follow(tx: AffiliationTransaction, tidslinje: string): Promise<void> {
  const following = { tidslinje, stoppet: null, fundet: null };
  await tx.fulgt.upsert({
    where: { navn: 'register' },
    create: { navn: 'register', ...following },
    update: following,
  });
}

async function store(tx: AffiliationTransaction, provider: Provider, page: FeedPage): Promise<void> {
  const latest = new Map<string, Enhed>();
  const numre = page.nodes.flatMap((change) => toEnheder(change).map(({ nummer }) => nummer));
  const known = await tx.$queryRaw<Enhed[]>(sql`SELECT * FROM "Enhed" WHERE ${isIn(provider, name('nummer'), numre)}`);
  for (const row of known) latest.set(row.nummer, row);
  const { events, overfoersler, touched } = digest(page.nodes, latest);
  await upsertEnheder(
    tx,
    provider,
    [...touched].flatMap((nummer) => latest.get(nummer) ?? []),
  );
  if (events.length > 0) await insertRows(tx, provider, 'EnhedHaendelse', events, eventColumns);
  await tx.overfoersel.createMany({ data: overfoersler });
}

/** An event of a unit as it is stored. */
export type StoredEvent = UnitEvent & { nummer: string; registerChange: number; at: string };

/** What a stretch of the register's log makes of the units, which `latest` has as they were before, and then as they are. */
export function digest(changes: readonly FeedChange[], latest: Map<string, Enhed>) {
  const events: StoredEvent[] = [];
  const overfoersler: Overfoersel[] = [];
  const touched = new Set<string>();
  for (const change of changes) {
    overfoersler.push(...overfoerslerOf(change));
    for (const enhed of toEnheder(change)) {
      const { nummer, registerChange } = enhed;
      const at = storedMoment(new Date(change.changeset.at));
      for (const one of eventsOf(latest.get(nummer), enhed, change.efterfoelgere[0]?.nummer ?? null))
        events.push({ nummer, registerChange, at, ...one });
      latest.set(nummer, enhed);
      touched.add(nummer);
    }
  }
  return { events, overfoersler, touched };
}

/** The transfers that the merge of a unit asks for. They are carried out later: they take long, and must survive a stop. */
function overfoerslerOf({ id: registerChange, changeset, efterfoelgere, after }: FeedChange): Overfoersel[] {
  if (after?.__typename !== 'Anvisningsenhed') return [];
  const { nummer } = after;
  return efterfoelgere
    .filter(({ moveAffiliation }) => moveAffiliation)
    .map(({ nummer: tilNummer, dag }) => {
      return { nummer, registerChange, tilNummer, dag, changeset: changeset.first, status: 'PENDING' };
    });
}

export async function upsertEnheder(tx: AffiliationTransaction, provider: Provider, rows: Enhed[]): Promise<void> {
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

/** What can happen to a unit that concerns those who are tied to it. */
export const eventKoder = ['ENHED_CLOSED', 'ENHED_MOVED', 'ENHED_KOMMUNE_CHANGED', 'P_NUMMER_LOST'] as const;
type EventKode = (typeof eventKoder)[number];

interface UnitEvent {
  kode: EventKode;
  fra: string | null;
  til: string | null;
}

/** What happened between two states of a unit, and what it went on in when it closed; nothing when it is new. */
export function eventsOf(before: Enhed | undefined, after: Enhed, successor: string | null): UnitEvent[] {
  if (!before) return [];
  const all: (UnitEvent & { happened: boolean })[] = [
    { kode: 'ENHED_CLOSED', fra: null, til: successor, happened: before.aktiv && !after.aktiv },
    {
      kode: 'ENHED_MOVED',
      fra: before.parentNummer,
      til: after.parentNummer,
      happened: before.parentNummer !== after.parentNummer,
    },
    {
      kode: 'ENHED_KOMMUNE_CHANGED',
      fra: before.kommuneKode,
      til: after.kommuneKode,
      happened: before.kommuneKode !== after.kommuneKode,
    },
    { kode: 'P_NUMMER_LOST', fra: before.pNummer, til: null, happened: !!before.pNummer && !after.pNummer },
  ];
  return all.filter(({ happened }) => happened).map(({ kode, fra, til }) => ({ kode, fra, til }));
}
