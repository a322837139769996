import pg from 'pg';
import { type Provider, postgresAddress, providerOf } from './sql.ts';
import { openSqlite } from './sqlite-connection.ts';
import { whenFree } from './when-free.ts';

type Row = Record<string, unknown>;

/** A bare connection for migrations: whole scripts, which Prisma's adapters cannot send. */
export interface MigrationConnection {
  provider: Provider;
  /** Waits for, and then keeps out, every other process that migrates this database, until the connection is closed. */
  lock(): Promise<void>;
  /** All that `work` does on this connection, or, when it fails or the process ends, none of it. */
  atomically(work: () => Promise<void>): Promise<void>;
  /** Runs several statements. */
  script(sql: string): Promise<void>;
  query(sql: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export function connectForMigration(url: string): Promise<MigrationConnection> {
  return providerOf(url) === 'postgresql' ? connectPostgres(url) : connectSqlite(url);
}

/** Prisma Migrate's own advisory lock, so that two processes, or Prisma's command line, never migrate at once. */
const prismaMigrateLock = 72707369;

async function connectPostgres(url: string): Promise<MigrationConnection> {
  const { connectionString, options } = postgresAddress(url);
  const client = new pg.Client({ connectionString, ...(options !== undefined && { options }) });
  await client.connect();
  return {
    provider: 'postgresql',
    lock: async () => void (await client.query('SELECT pg_advisory_lock($1)', [prismaMigrateLock])),
    atomically: async (work) => {
      await client.query('BEGIN');
      try {
        await work();
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        throw error;
      }
    },
    script: async (sql) => void (await client.query(sql)),
    query: async (sql, values = []) => (await client.query(sql, values)).rows,
    close: () => client.end(),
  };
}

/** How long a start waits for what another process writes, in milliseconds. */
const migrationPatience = 60_000;

async function connectSqlite(url: string): Promise<MigrationConnection> {
  const connection = openSqlite(url);
  connection.exec('PRAGMA busy_timeout = 0');
  return {
    provider: 'sqlite',
    lock: async () => {
      // Prisma's scripts rebuild tables. Inside a transaction SQLite ignores the script's own foreign_keys=OFF,
      // and dropping the old table would cascade to its children; so it is off before BEGIN.
      connection.exec('PRAGMA foreign_keys = OFF');
      // SQLite's only lock is a transaction.
      await whenFree(() => connection.exec('BEGIN IMMEDIATE'), migrationPatience);
    },
    atomically: async (work) => {
      connection.exec('SAVEPOINT migration');
      try {
        await work();
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK TO migration');
        throw error;
      }
      connection.exec('RELEASE migration');
    },
    script: async (sql) => void connection.exec(sql),
    query: async (sql, values = []) => {
      const statement = connection.prepare(sql.replace(/\$\d+/g, '?'));
      if (statement.reader) return statement.all(values) as Row[];
      statement.run(values);
      return [];
    },
    close: async () => {
      if (connection.inTransaction) connection.exec('COMMIT');
      connection.close();
    },
  };
}
