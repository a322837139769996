import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type BareConnection, openBare } from './bare-connection.ts';
import { type DatabaseBackup, fileOf } from './manifest.ts';
import { migrationsIn, tablesOf, writeTable } from './tables.ts';

/** A database at one moment, whatever is written meanwhile. */
export interface Snapshot {
  connection: BareConnection;
  counters: Record<string, number>;
  tidslinje: string;
  close(): Promise<void>;
}

const begin = {
  sqlite: 'BEGIN',
  postgresql: 'BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY',
};

/** Looks at a database as it is now. Nobody waits for it, and it waits for nobody. */
export async function openSnapshot(url: string): Promise<Snapshot> {
  const connection = await openBare(url);
  try {
    await connection.query(begin[connection.provider]);
    const counters = await readCounters(connection); // from here on it is that moment
    const [tidslinje] = await connection.query('SELECT "id" FROM "Tidslinje" ORDER BY "nr" DESC LIMIT 1');
    return { connection, counters, tidslinje: String(tidslinje?.id), close: () => connection.close() };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

/** The numbers that a database has come to: "change"; of the affiliation data also "register", how far it was followed. */
export async function readCounters({ query }: BareConnection): Promise<Record<string, number>> {
  const rows = await query('SELECT "navn", "vaerdi" FROM "Counter"');
  return Object.fromEntries(rows.map(({ navn, vaerdi }) => [String(navn), Number(vaerdi)]));
}

/** How many rows all tables of a snapshot have. */
export async function countRows({ connection }: Snapshot): Promise<number> {
  let rows = 0;
  for (const table of (await tablesOf(connection)).keys()) {
    const [counted] = await connection.query(`SELECT COUNT(*) AS "rows" FROM "${table}"`);
    rows += Number(counted?.rows);
  }
  return rows;
}

/** Writes every table of a snapshot into a folder. */
export async function writeSnapshot(
  { connection, counters, tidslinje }: Snapshot,
  folder: string,
  part: string,
  onRows: (rows: number) => void,
): Promise<DatabaseBackup> {
  mkdirSync(path.join(folder, part), { recursive: true, mode: 0o700 });
  const tables: DatabaseBackup['tables'] = {};
  for (const [table, columns] of await tablesOf(connection))
    tables[table] = await writeTable(connection, { table, columns, file: fileOf(folder, part, table) }, onRows);
  const { provider } = connection;
  return { provider, tidslinje, counters, migrations: await migrationsIn(connection), tables };
}
