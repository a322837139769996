import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

/** Which database this run of the suite is on. */
export const provider = process.env.TEST_DATABASE === 'postgresql' ? 'postgresql' : 'sqlite';

/** A folder of the test's own, removed at the end of the file. */
export function newFolder(): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The address of a new, empty database of the kind this run is on, and how to be rid of it. */
export async function newDatabase(): Promise<{ url: string; remove(): Promise<void> }> {
  return provider === 'postgresql' ? newPostgresDatabase() : newSqliteDatabase();
}

async function newSqliteDatabase() {
  const folder = newFolder();
  return { url: `file:${path.join(folder.path, 'test.db')}`, remove: async () => folder.remove() };
}

/** A database with all that is in another one, which nobody has open. */
export async function copyOfDatabase(url: string): Promise<{ url: string; remove(): Promise<void> }> {
  if (provider === 'postgresql') return newPostgresDatabase(` TEMPLATE "${new URL(url).pathname.slice(1)}"`);
  const copy = await newSqliteDatabase();
  const folderOf = (file: string) => path.dirname(file.replace(/^file:/, ''));
  cpSync(folderOf(url), folderOf(copy.url), { recursive: true });
  return copy;
}

async function newPostgresDatabase(from = '') {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(`CREATE DATABASE "${name}"${from}`);
  const remove = () => asAdmin(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  return { url: `${inject('postgresServer')}/${name}`, remove };
}

async function asAdmin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${inject('postgresServer')}/postgres` });
  await client.connect();
  await client.query(statement);
  await client.end();
}
