import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { postgresAddress, providerOf } from '../../subgraphs/common/database/sql.ts';
import { sqlitePath } from '../../subgraphs/common/database/sqlite-connection.ts';

/**
 * What somebody finds who has the files of a database, logs and sandbox too. Of PostgreSQL that is every table as text, and
 * the files of the database once the operator has run VACUUM FULL.
 */
export async function bytesAtRest(url: string): Promise<Buffer> {
  if (providerOf(url) === 'postgresql') return postgresBytes(url);
  return bytesUnder(path.dirname(sqlitePath(url)));
}

/** Read by another process: closing a database's file here would end the locks of the server's own connections. */
function bytesUnder(folder: string): Buffer {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return execFileSync('cat', files, { maxBuffer: 2 ** 30 });
}

async function postgresBytes(url: string): Promise<Buffer> {
  const { schema: _, ...address } = postgresAddress(url);
  const client = new pg.Client(address);
  await client.connect();
  const rows = async (statement: string) => (await client.query(statement)).rows as Record<string, string>[];
  const tables = await rows(`SELECT format('%I.%I', table_schema, table_name) AS "name" FROM information_schema.tables
    WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`);
  const texts: string[] = [];
  for (const { name } of tables) {
    texts.push(JSON.stringify(await rows(`SELECT * FROM ${name}`)));
    await client.query(`VACUUM FULL ${name}`);
  }
  await client.query('CHECKPOINT');
  const [place] = await rows(
    `SELECT current_setting('data_directory') AS "folder", oid::text FROM pg_database WHERE datname = current_database()`,
  );
  await client.end();
  return Buffer.concat([
    Buffer.from(texts.join()),
    bytesUnder(path.join(place?.folder ?? '', 'base', place?.oid ?? '')),
  ]);
}
