import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';
import pg from 'pg';
import { postgresAddress, providerOf } from '../../subgraphs/common/database/sql.ts';
import { sqlitePath } from '../../subgraphs/common/database/sqlite-connection.ts';
import { noteEvidence, watchForCpr } from './cpr-watch.ts';

type Rows = (statement: string) => Promise<Record<string, unknown>[]>;

/**
 * Looks through every column of every table of a database, the sandbox beside it too, for CPR numbers, and through the
 * versions of persons for protected ones that lie in plain.
 */
export async function watchDatabase(url: string, file?: string): Promise<void> {
  if (providerOf(url) === 'postgresql') return watchPostgres(url, file);
  const folder = path.dirname(sqlitePath(url));
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.db'))) {
    const connection = new Database(path.join(folder, name), { readonly: true } as never);
    const list = `SELECT name AS "table" FROM sqlite_master WHERE type = 'table'`;
    await watchTables(async (statement) => connection.prepare(statement).all() as never, list, file);
    connection.close();
  }
}

async function watchPostgres(url: string, file?: string): Promise<void> {
  const { schema: _, ...address } = postgresAddress(url);
  const client = new pg.Client(address);
  await client.connect();
  const list = `SELECT table_schema || '"."' || table_name AS "table" FROM information_schema.tables
    WHERE table_schema NOT IN ('pg_catalog', 'information_schema')`;
  await watchTables(async (statement) => (await client.query(statement)).rows, list, file);
  await client.end();
}

async function watchTables(rows: Rows, list: string, file?: string): Promise<void> {
  for (const { table } of await rows(list)) {
    const stored = await rows(`SELECT * FROM "${table}"`);
    for (const row of stored)
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string') watchForCpr(`stored in ${table}.${column}`, value, file);
    if (/^(.*")?Person$/.test(String(table))) watchProtected(stored, file);
  }
}

const telling = ['fornavn', 'efternavn', 'foedselsdato', 'koen', 'email', 'fotoId', 'foldedNavn', 'sortNavn'];
const blank = (row: Record<string, unknown>): boolean =>
  [...telling, 'aliasFornavn', 'aliasEfternavn'].every((column) => (row[column] ?? '') === '') &&
  row.kontakt === '{}' &&
  row.sourceWords === '{}';

/** Up to the last version in which a person is protected, all are sealed. */
function watchProtected(versions: Record<string, unknown>[], file?: string): void {
  const hidden = new Map<unknown, number>();
  for (const { id, fromChange, beskyttet } of versions)
    if (beskyttet) hidden.set(id, Math.max(hidden.get(id) ?? 0, Number(fromChange)));
  const open = versions.filter((row) => Number(row.fromChange) <= (hidden.get(row.id) ?? -1) && !blank(row));
  if (open.length > 0) noteEvidence(`stored in Person: ${open.length} protected in plain`, file);
}

/** Looks through the files of a data folder that are no databases. */
export function watchFolder(folder: string, file?: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile() && !/\.db(-\w+)?$/.test(entry.name))
      watchForCpr(`file ${entry.name}`, readFileSync(path.join(entry.parentPath, entry.name), 'latin1'), file);
}
