import { type Sql, sql } from '../database/sql.ts';
import type { Query } from '../lists/read-page.ts';
import { type SealSettings, writeSeal } from './seals.ts';

interface Database {
  query: Query;
  write: { $executeRaw(statement: Sql): Promise<number> };
}

/** The last line of a log, and its hash; null while it is empty. */
export type HeadOf = (query: Query) => Promise<{ nr: number; hash: string } | null>;

/** The head of a change log is that of its last changeset. */
export const changeHead: HeadOf = async (query) => {
  const [row] = await query<{ nr: number; hash: string | null }>(
    sql`SELECT "lastChange" AS "nr", "hash" FROM "Changeset" ORDER BY "firstChange" DESC LIMIT 1`,
  );
  return row?.hash ? { nr: Number(row.nr), hash: row.hash } : null;
};

/** That of the read log stands in a row of its own. */
export const readHead: HeadOf = async (query) => {
  const [row] = await query<{ nr: number; hash: string }>(sql`
    SELECT "nr", "hash" FROM "Logkaede" WHERE "navn" = 'read' AND "nr" > 0`);
  return row ? { nr: Number(row.nr), hash: row.hash } : null;
};

const lease = 60_000;

/**
 * Seals a log where it is time: once, though several processes look, for one takes the lease. A seal that could not be
 * written throws, and is tried again when the lease is over.
 */
export async function sealWhenDue(
  { query, write }: Database,
  log: string,
  headOf: HeadOf,
  settings: SealSettings,
  now = Date.now(),
): Promise<boolean> {
  const taken = await write.$executeRaw(sql`
    UPDATE "Logkaede" SET "leaseUntil" = ${now + lease}
    WHERE "navn" = ${log} AND "leaseUntil" <= ${now} AND "seglTid" <= ${now - settings.every}`);
  if (taken !== 1) return false;
  const head = await headOf(query);
  const [sealed] = await query<{ seglNr: number }>(sql`SELECT "seglNr" FROM "Logkaede" WHERE "navn" = ${log}`);
  const hasNews = head !== null && head.nr !== Number(sealed?.seglNr);
  if (hasNews) await writeSeal({ log, ...head, at: new Date(now).toISOString() }, settings);
  await write.$executeRaw(sql`
    UPDATE "Logkaede" SET "seglNr" = ${head?.nr ?? 0}, "seglTid" = ${now}, "leaseUntil" = 0 WHERE "navn" = ${log}`);
  return hasNews;
}

/** Seals logs by the clock. Returns how to stop, which waits for a seal under way. */
export function startSealing(
  database: Database,
  logs: Readonly<Record<string, HeadOf>>,
  settings: SealSettings,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> | null = null;
  const round = async () => {
    for (const [log, headOf] of Object.entries(logs))
      await sealWhenDue(database, log, headOf, settings).catch(onFailure);
  };
  const look = () => {
    running ??= round().finally(() => {
      running = null;
    });
  };
  const timer = setInterval(look, Math.min(settings.every, 30_000)).unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
