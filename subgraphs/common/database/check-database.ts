import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { type Check, check } from '../check.ts';
import { migrationsOf } from './migrate.ts';
import type { OpenDatabase } from './open.ts';
import { sql } from './sql.ts';
import { sqlitePath } from './sqlite-connection.ts';

/** Whether a subgraph's database answers, has this version's schema, and may be written to. Waits for no lock. */
export function checkDatabase(database: OpenDatabase<unknown>, subgraph: string): Promise<Check[]> {
  return Promise.all([
    check('database', () => answers(database)),
    check('migrated', () => isMigrated(database, subgraph)),
    check('writable', () => isWritable(database)),
  ]);
}

async function answers({ query }: OpenDatabase<unknown>): Promise<string | null> {
  await query(sql`SELECT 1 AS "up"`);
  return null;
}

/** A newer version may have migrated the database while this one runs, or an older copy been put in its place. */
async function isMigrated({ query, provider }: OpenDatabase<unknown>, subgraph: string): Promise<string | null> {
  const rows = await query<{ name: string }>(sql`SELECT "migration_name" AS "name" FROM "_prisma_migrations"
    WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL`);
  const [applied, known] = [rows.map(({ name }) => name), migrationsOf(subgraph, provider).map(({ name }) => name)];
  const [missing] = known.filter((name) => !applied.includes(name));
  const [unknown] = applied.filter((name) => !known.includes(name));
  if (missing !== undefined) return `migration ${wordOf(missing)} is not applied`;
  return unknown === undefined ? null : `migration ${wordOf(unknown)} comes from a newer version`;
}

/** Without its number, which could be taken for a CPR number. */
const wordOf = (migration: string): string => migration.replace(/^\d+_/, '');

async function isWritable({ provider, query, url, whyGone }: OpenDatabase<unknown>): Promise<string | null> {
  if (provider === 'sqlite') {
    const gone = whyGone();
    if (gone !== null) return gone;
    for (const place of [sqlitePath(url), path.dirname(sqlitePath(url))])
      accessSync(place, constants.W_OK | constants.R_OK);
    return null;
  }
  const [row] = await query<{ closed: boolean }>(
    sql`SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS "closed"`,
  );
  return row?.closed ? 'the database takes no writes: it is a standby, or set to read only' : null;
}
