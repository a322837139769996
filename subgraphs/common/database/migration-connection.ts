import pg from 'pg';
import { postgresAddress } from './postgres-address.ts';
import { type Provider, providerOf } from './provider.ts';
import { openSqlite } from './sqlite-connection.ts';

type Row = Record<string, unknown>;

/** A bare connection for migrations: whole scripts, which Prisma's adapters cannot send. */
export interface MigrationConnection {
  provider: Provider;
  /** Runs a script of several statements in one transaction. */
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
  await client.query('SELECT pg_advisory_lock($1)', [prismaMigrateLock]);
  return {
    provider: 'postgresql',
    script: async (sql) => void (await client.query(`BEGIN;\n${sql}\n;COMMIT;`)),
    query: async (sql, values = []) => (await client.query(sql, values)).rows,
    close: () => client.end(),
  };
}

async function connectSqlite(url: string): Promise<MigrationConnection> {
  const connection = openSqlite(url);
  return {
    provider: 'sqlite',
    script: async (sql) => {
      // Prisma's scripts rebuild tables. Inside a transaction SQLite ignores the script's own foreign_keys=OFF,
      // and dropping the old table would cascade to its children; so it is off before BEGIN.
      connection.exec('PRAGMA foreign_keys = OFF');
      try {
        connection.exec(`BEGIN IMMEDIATE;\n${sql}\n;COMMIT;`);
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      } finally {
        connection.exec('PRAGMA foreign_keys = ON');
      }
    },
    query: async (sql, values = []) => {
      const statement = connection.prepare(sql.replace(/\$\d+/g, '?'));
      if (statement.reader) return statement.all(values) as Row[];
      statement.run(values);
      return [];
    },
    close: async () => {
      connection.close();
    },
  };
}
