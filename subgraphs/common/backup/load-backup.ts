import { migrate, migrationsOf } from '../database/migrate.ts';
import { providerOf } from '../database/sql.ts';
import { StartupError } from '../startup-error.ts';
import { type BareConnection, openBare, type Row } from './bare-connection.ts';
import { type DatabaseBackup, fileOf } from './manifest.ts';
import { type Columns, type Kind, readTable, tablesOf, whyChanged } from './tables.ts';

/** Throws a StartupError when a file of a backup is not as it was written. */
export async function verifyFiles(folder: string, part: string, { tables }: DatabaseBackup): Promise<void> {
  for (const [table, file] of Object.entries(tables)) {
    const why = await whyChanged(fileOf(folder, part, table), file);
    if (why !== null) throw new StartupError(`${fileOf(folder, part, table)} ${why}. Nothing was restored.`);
  }
}

/**
 * Makes a database out of a backup: with the schema that it had, its rows, and then this version's schema. `prepare` is
 * asked before that is all, on the same connection. Throws a StartupError for a backup of a newer version.
 */
export async function loadBackup(
  url: string,
  folder: string,
  part: string,
  backup: DatabaseBackup,
  onRows: (rows: number) => void,
): Promise<void> {
  const known = migrationsOf(part, providerOf(url));
  const unknown = backup.migrations.find((name) => !known.some((migration) => migration.name === name));
  if (unknown !== undefined)
    throw new StartupError(`The backup comes from a newer version (it has migration ${unknown}). Upgrade first.`);
  await migrate(
    url,
    part,
    known.filter(({ name }) => backup.migrations.includes(name)),
  );
  const connection = await openBare(url);
  try {
    await connection.query('BEGIN');
    await loadRows(connection, folder, part, backup, onRows);
    await connection.query('COMMIT');
  } finally {
    await connection.close();
  }
  await migrate(url, part);
}

async function loadRows(
  connection: BareConnection,
  folder: string,
  part: string,
  { tables }: DatabaseBackup,
  onRows: (rows: number) => void,
): Promise<void> {
  const columns = await tablesOf(connection);
  for (const [table, { rows: expected }] of Object.entries(tables)) {
    const known = columns.get(table);
    if (!known) throw new StartupError(`The backup has a table ${table} that this version does not know.`);
    await connection.query(`DELETE FROM "${table}"`); // what a migration put there is in the backup as it was left
    const insert = connection.provider === 'sqlite' ? insertIntoFile : insertIntoPostgres;
    for await (const rows of readTable(fileOf(folder, part, table))) {
      await insert(connection, table, known, rows);
      onRows(rows.length);
    }
    const [counted] = await connection.query(`SELECT COUNT(*) AS "rows" FROM "${table}"`);
    if (Number(counted?.rows) !== expected)
      throw new StartupError(`${table} has ${counted?.rows} rows instead of ${expected}. Nothing was restored.`);
  }
  if (connection.provider === 'postgresql') await moveSequences(connection, columns);
}

async function insertIntoFile(connection: BareConnection, table: string, columns: Columns, rows: readonly Row[]) {
  const names = Object.keys(columns);
  const list = names.map((name) => `"${name}"`).join(', ');
  const insert = `INSERT INTO "${table}" (${list}) VALUES (${names.map(() => '?').join(', ')})`;
  for (const row of rows)
    await connection.query(
      insert,
      names.map((name) => toSqlite(columns[name], row[name])),
    );
}

function toSqlite(kind: Kind | undefined, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  if (kind === 'boolean') return value ? 1 : 0;
  return kind === 'bytes' ? Buffer.from(String(value), 'base64') : value;
}

const postgresTypes: Record<Kind, string> = {
  text: 'TEXT',
  integer: 'BIGINT',
  real: 'DOUBLE PRECISION',
  boolean: 'BOOLEAN',
  moment: 'TIMESTAMPTZ',
  bytes: 'TEXT',
};

async function insertIntoPostgres(connection: BareConnection, table: string, columns: Columns, rows: readonly Row[]) {
  const names = Object.keys(columns);
  const list = names.map((name) => `"${name}"`).join(', ');
  const types = names.map((name) => `"${name}" ${postgresTypes[columns[name] ?? 'text']}`).join(', ');
  const values = names.map((name) => fromJson(`"${name}"`, columns[name])).join(', ');
  await connection.query(
    `INSERT INTO "${table}" (${list}) SELECT ${values} FROM json_to_recordset($1::json) AS "rows"(${types})`,
    [JSON.stringify(rows)],
  );
}

function fromJson(column: string, kind: Kind | undefined): string {
  if (kind === 'moment') return `${column} AT TIME ZONE 'utc'`;
  return kind === 'bytes' ? `decode(${column}, 'base64')` : column;
}

/** A column that numbers itself goes on after the highest number that was restored. */
async function moveSequences(connection: BareConnection, tables: ReadonlyMap<string, Columns>): Promise<void> {
  for (const [table, columns] of tables)
    for (const column of Object.keys(columns)) {
      const [found] = await connection.query('SELECT pg_get_serial_sequence($1, $2) AS "name"', [`"${table}"`, column]);
      if (found?.name)
        await connection.query(
          `SELECT setval('${found.name}', GREATEST(1, (SELECT MAX("${column}") FROM "${table}")))`,
        );
    }
}
