import { connectForMigration } from './migration-connection.ts';
import { postgresAddress } from './postgres-address.ts';

const schemaOf = (url: string): string => postgresAddress(url).schema ?? 'public';

/**
 * Copies a schema, with every table, row and index, to another schema of the same database: no second database to
 * create, and no data over the wire. One transaction on one snapshot, so that others may read and write meanwhile.
 */
export async function copyPostgres(url: string, copyUrl: string, anew: boolean): Promise<void> {
  const [schema, copy] = [schemaOf(url), schemaOf(copyUrl)];
  const connection = await connectForMigration(url);
  try {
    const found = await connection.query('SELECT 1 FROM pg_namespace WHERE nspname = $1', [copy]);
    if (found.length > 0 && !anew) return;
    const tables = await connection.query('SELECT tablename FROM pg_tables WHERE schemaname = $1', [schema]);
    const copies = tables.map(({ tablename }) => copyTable(`"${schema}"."${tablename}"`, `"${copy}"."${tablename}"`));
    await connection.script(
      `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; DROP SCHEMA IF EXISTS "${copy}" CASCADE; CREATE SCHEMA "${copy}"; ${copies.join(' ')}`,
    );
  } finally {
    await connection.close();
  }
}

const copyTable = (from: string, to: string): string =>
  `CREATE TABLE ${to} (LIKE ${from} INCLUDING ALL); INSERT INTO ${to} SELECT * FROM ${from};`;
