import { randomUUID } from 'node:crypto';
import { StartupError } from '../startup-error.ts';
import { connectForMigration, type MigrationConnection } from './migration-connection.ts';
import { type Migration, migrationsOf } from './migrations.ts';
import { providerOf } from './provider.ts';

/** Prisma Migrate's own bookkeeping, so that `prisma migrate status` and `deploy` agree with us. */
const bookkeeping = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME, "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  postgresql: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`,
};

/**
 * Brings a subgraph's database to the checked-in schema and returns the names of the migrations it applied.
 * Refuses, with a StartupError, a database that a newer version has migrated or whose history differs.
 */
export async function migrate(url: string, subgraph: string, migrations = migrationsOf(subgraph, providerOf(url))) {
  const connection = await connectForMigration(url);
  try {
    await connection.query(bookkeeping[connection.provider]);
    const pending = await pendingMigrations(connection, subgraph, migrations);
    for (const migration of pending) await apply(connection, migration);
    return pending.map((m) => m.name);
  } finally {
    await connection.close();
  }
}

async function pendingMigrations(connection: MigrationConnection, subgraph: string, migrations: Migration[]) {
  const applied = await connection.query(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY migration_name',
  );
  const known = new Map(migrations.map((m) => [m.name, m]));
  for (const row of applied) {
    const name = String(row.migration_name);
    const migration = known.get(name);
    if (!migration) throw unknownMigration(subgraph, name);
    if (row.finished_at === null)
      throw new StartupError(
        `The ${subgraph} database has a migration that failed halfway (${name}). Repair it, then mark it with "npm run prisma -- ${subgraph} ${connection.provider} migrate resolve".`,
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
  const id = randomUUID();
  const now = () => (connection.provider === 'postgresql' ? new Date() : Date.now());
  await connection.query(
    'INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, applied_steps_count) VALUES ($1, $2, $3, $4, 0)',
    [id, migration.checksum, migration.name, now()],
  );
  try {
    await connection.script(migration.sql);
  } catch (error) {
    await connection.query('UPDATE "_prisma_migrations" SET logs = $1 WHERE id = $2', [String(error), id]);
    throw error;
  }
  await connection.query('UPDATE "_prisma_migrations" SET finished_at = $1, applied_steps_count = 1 WHERE id = $2', [
    now(),
    id,
  ]);
}
