import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { productFile } from '../product-file.ts';
import { StartupError } from '../startup-error.ts';
import { connectForMigration, type MigrationConnection } from './migration-connection.ts';
import { type Provider, providerOf } from './sql.ts';
import { sqlitePath } from './sqlite-connection.ts';

/** Prisma Migrate's own bookkeeping, so that `prisma migrate status` and `deploy` agree with us. */
const bookkeeping = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`,
};

const findBookkeeping = {
  sqlite: `SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'`,
  postgresql: `SELECT tablename FROM pg_tables WHERE tablename = '_prisma_migrations' AND schemaname = current_schema()`,
};

/** Whether a database was ever brought to a schema. Makes no file to find out. */
export async function hasSchema(url: string): Promise<boolean> {
  if (providerOf(url) === 'sqlite' && !existsSync(sqlitePath(url))) return false;
  const connection = await connectForMigration(url);
  try {
    return await hasBookkeeping(connection);
  } finally {
    await connection.close();
  }
}

const hasBookkeeping = async (connection: MigrationConnection): Promise<boolean> =>
  (await connection.query(findBookkeeping[connection.provider])).length > 0;

/**
 * Brings a subgraph's database to the checked-in schema and returns the names of the migrations it applied.
 * Refuses, with a StartupError, a database that a newer version has migrated or whose history differs.
 */
export async function migrate(url: string, subgraph: string, migrations = migrationsOf(subgraph, providerOf(url))) {
  const connection = await connectForMigration(url);
  try {
    if (await isUpToDate(connection, migrations)) return [];
    await connection.lock();
    await connection.query(bookkeeping[connection.provider]);
    const pending = await pendingMigrations(connection, subgraph, migrations);
    for (const migration of pending) await apply(connection, migration);
    return pending.map((m) => m.name);
  } finally {
    await connection.close();
  }
}

/** Asked without the lock: a start with nothing to apply must not wait for what another process is writing. */
async function isUpToDate(connection: MigrationConnection, migrations: Migration[]): Promise<boolean> {
  const applied = (await hasBookkeeping(connection)) ? await appliedMigrations(connection) : [];
  const finished = applied.filter((row) => row.finished_at !== null);
  const done = new Set(finished.map((row) => `${row.migration_name} ${row.checksum}`));
  return applied.length === migrations.length && migrations.every((m) => done.has(`${m.name} ${m.checksum}`));
}

const appliedMigrations = (connection: MigrationConnection) =>
  connection.query(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name',
  );

async function pendingMigrations(connection: MigrationConnection, subgraph: string, migrations: Migration[]) {
  const applied = await appliedMigrations(connection);
  const known = new Map(migrations.map((m) => [m.name, m]));
  for (const row of applied) {
    const name = String(row.migration_name);
    const migration = known.get(name);
    if (!migration) throw unknownMigration(subgraph, name);
    if (row.finished_at === null)
      throw new StartupError(
        `The ${subgraph} database has a migration that failed halfway (${name}). Repair it, then run "npm run prisma -- ${subgraph} ${connection.provider} migrate resolve --rolled-back ${name}" with its address in DATABASE_URL.`,
      );
    if (row.checksum !== migration.checksum)
      throw new StartupError(
        `The ${subgraph} database was migrated by another text of ${name} than this version has. Use the version that made it, or restore the file.`,
      );
  }
  const done = new Set(applied.map((row) => String(row.migration_name)));
  return migrations.filter((m) => !done.has(m.name));
}

function unknownMigration(subgraph: string, name: string): StartupError {
  return new StartupError(
    `The ${subgraph} database comes from a newer version (it has migration ${name}, which this version does not know), or from another product. Upgrade Dagtilbudsgraf, or point it at another database.`,
  );
}

async function apply(connection: MigrationConnection, migration: Migration): Promise<void> {
  const startedAt = now(connection);
  try {
    await connection.atomically(async () => {
      await connection.script(migration.sql);
      await record(connection, migration, { startedAt, finishedAt: now(connection), steps: 1, logs: null });
    });
  } catch (error) {
    await record(connection, migration, { startedAt, finishedAt: null, steps: 0, logs: String(error) });
    throw error;
  }
}

const now = (connection: MigrationConnection) => (connection.provider === 'postgresql' ? new Date() : Date.now());

type Outcome = { startedAt: unknown; finishedAt: unknown; steps: number; logs: string | null };

async function record(connection: MigrationConnection, migration: Migration, outcome: Outcome): Promise<void> {
  await connection.query(
    'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count, logs) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [
      randomUUID(),
      migration.checksum,
      migration.name,
      outcome.startedAt,
      outcome.finishedAt,
      outcome.steps,
      outcome.logs,
    ],
  );
}

export type Migration = { name: string; sql: string; checksum: string };

const root = fileURLToPath(productFile('prisma'));

/** The checked-in migrations of a subgraph for one database, oldest first. */
export function migrationsOf(subgraph: string, provider: Provider): Migration[] {
  const folder = path.join(root, subgraph, provider, 'migrations');
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}
