import pg from 'pg';
import { type Provider, postgresAddress, providerOf } from '../database/sql.ts';
import { openSqlite } from '../database/sqlite-connection.ts';

export type Row = Record<string, unknown>;

/** One connection to a database of any of both kinds, whose values come as they are stored: texts, numbers, bytes. */
export interface BareConnection {
  provider: Provider;
  query(sql: string, values?: unknown[]): Promise<Row[]>;
  /** The rows of a statement, some at a time, however many there are. Inside a transaction only. */
  rows(sql: string): AsyncIterable<Row>;
  close(): Promise<void>;
}

export const openBare = (url: string): Promise<BareConnection> =>
  providerOf(url) === 'postgresql' ? openPostgres(url) : openFile(url);

/** How many rows PostgreSQL sends at once. */
const fetched = 2000;

async function openPostgres(url: string): Promise<BareConnection> {
  const { connectionString, options } = postgresAddress(url);
  // The driver would make moments of the computer's own time zone out of those without any.
  const types = { getTypeParser: () => (value: string) => value };
  const client = new pg.Client({ connectionString, types, ...(options !== undefined && { options }) });
  await client.connect();
  const query = async (sql: string, values: unknown[] = []): Promise<Row[]> => (await client.query(sql, values)).rows;
  return {
    provider: 'postgresql',
    query,
    async *rows(sql) {
      await client.query(`DECLARE "backup" NO SCROLL CURSOR FOR ${sql}`);
      for (let page = await query(`FETCH ${fetched} FROM "backup"`); page.length > 0; ) {
        yield* page;
        page = await query(`FETCH ${fetched} FROM "backup"`);
      }
      await client.query('CLOSE "backup"');
    },
    close: () => client.end(),
  };
}

async function openFile(url: string): Promise<BareConnection> {
  const connection = openSqlite(url);
  return {
    provider: 'sqlite',
    query: async (sql, values = []) => {
      const statement = connection.prepare(sql);
      if (statement.reader) return statement.all(values) as Row[];
      statement.run(values);
      return [];
    },
    async *rows(sql) {
      yield* connection.prepare(sql).iterate() as Iterable<Row>;
    },
    close: async () => {
      connection.close();
    },
  };
}
