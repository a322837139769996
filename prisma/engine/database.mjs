import { PostgresDatabase } from './postgres.mjs';
import { SqliteDatabase } from './sqlite.mjs';

/**
 * What the engine needs of a database beside SQL.
 *
 * @typedef {object} Database
 * @property {() => AdapterFactory} createAdapter
 * @property {() => Promise<string>} create makes the database and returns its name
 * @property {() => Promise<{ code: string, message: string } | null>} whyUnreachable null when it can be reached
 * @property {(() => Promise<void>) | undefined} reset empties it, where the engine cannot
 * @property {boolean} makesMigrationsTable whether the engine makes Prisma's own table by itself
 */

/** @typedef {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory} AdapterFactory */

/**
 * @param {string} url
 * @returns {Database}
 */
export function databaseOf(url) {
  return /^postgres(ql)?:/.test(url) ? new PostgresDatabase(url) : new SqliteDatabase(url);
}
