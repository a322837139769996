import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { isInUse } from '../database/sandbox.ts';
import { postgresAddress, providerOf } from '../database/sql.ts';
import { openSqlite, sqlitePath } from '../database/sqlite-connection.ts';
import { StartupError } from '../startup-error.ts';

/** A place beside a database, where another one is made that takes its place when it is whole. */
export interface Staging {
  url: string;
  /** Puts what was made in the place of what is there. */
  swap(): Promise<void>;
  /** Throws away what was made, if it was not put into its place. */
  discard(): Promise<void>;
}

export const openStaging = (url: string): Promise<Staging> =>
  providerOf(url) === 'postgresql' ? stageSchema(url) : stageFile(url);

const ends = ['', '-wal', '-shm'];

/** What was there before a file was restored. */
export const asideOf = (file: string): string => `${file}.before-restore`;

async function stageFile(url: string): Promise<Staging> {
  const file = path.resolve(sqlitePath(url));
  if (existsSync(file) && isInUse(file)) throw new StartupError(`${file} is in use. Stop the server first.`);
  const made = `${file}.restoring`;
  const discard = async () => {
    for (const end of ends) rmSync(made + end, { force: true });
  };
  await discard();
  return {
    url: `file:${made}`,
    discard,
    swap: async () => {
      emptyLog(made);
      if (existsSync(file)) renameSync(file, asideOf(file));
      for (const end of ends) rmSync(file + end, { force: true });
      renameSync(made, file);
    },
  };
}

/** Brings everything into the file itself, so that one rename is all of it. */
function emptyLog(file: string): void {
  const connection = openSqlite(`file:${file}`);
  const [left] = connection.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all() as { busy: number; log: number }[];
  connection.close();
  if (left?.busy !== 0 || left.log !== 0) throw new Error(`${file} could not be written as a whole`);
}

async function stageSchema(url: string): Promise<Staging> {
  const schema = postgresAddress(url).schema ?? 'public';
  const made = `${schema}_restoring`;
  const address = new URL(url);
  address.searchParams.set('schema', made);
  const run = (script: string) => withClient(url, (client) => client.query(script));
  await withClient(url, refuseInUse);
  const discard = async () => void (await run(`DROP SCHEMA IF EXISTS "${made}" CASCADE`));
  await discard();
  await run(`CREATE SCHEMA "${made}"`);
  return { url: address.href, discard, swap: () => withClient(url, (client) => swapSchemas(client, made, schema)) };
}

async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const { connectionString } = postgresAddress(url);
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

async function refuseInUse(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ others: number }>(`
    SELECT COUNT(*)::int AS "others" FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`);
  if ((rows[0]?.others ?? 0) > 0)
    throw new StartupError('Others are connected to the PostgreSQL database. Stop the servers first.');
}

/** The old tables go and the new ones come in one transaction. */
async function swapSchemas(client: pg.Client, from: string, to: string): Promise<void> {
  const tablesIn = async (schema: string) =>
    (await client.query<{ name: string }>('SELECT tablename AS "name" FROM pg_tables WHERE schemaname = $1', [schema]))
      .rows;
  await client.query('BEGIN');
  for (const { name } of await tablesIn(to)) await client.query(`DROP TABLE "${to}"."${name}" CASCADE`);
  for (const { name } of await tablesIn(from)) await client.query(`ALTER TABLE "${from}"."${name}" SET SCHEMA "${to}"`);
  await client.query(`DROP SCHEMA "${from}"`);
  await client.query('COMMIT');
}
