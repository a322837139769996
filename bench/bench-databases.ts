import { randomUUID } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../test/support/start-postgres.ts';
import type { NewDatabase } from './bench-server.ts';

interface BenchDatabases {
  newDatabase: NewDatabase;
  close(): Promise<void>;
}

/** Where new databases of each kind come from: files, or a PostgreSQL of the bench's own that waits for its disk. */
export const benchDatabases: Record<'sqlite' | 'postgresql', () => Promise<BenchDatabases>> = {
  sqlite: async () => ({
    newDatabase: async (folder) => `file:${path.join(folder, `${randomUUID()}.db`)}`,
    close: async () => undefined,
  }),
  postgresql: async () => {
    const { url, stop } = await startPostgres({ isDurable: true });
    return { newDatabase: () => createDatabase(url), close: stop };
  },
};

async function createDatabase(server: string): Promise<string> {
  const name = `bench_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE "${name}"`);
  await client.end();
  return `${server}/${name}`;
}
