import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { PrismaLibSql } from '@prisma/adapter-libsql';

/** @implements {import('./database.mjs').Database} */
export class SqliteDatabase {
  makesMigrationsTable = false;

  constructor(url) {
    this.url = url;
    this.file = url.replace(/^file:/, '');
  }

  createAdapter() {
    return new SqliteAdapter({ url: this.url });
  }

  async create() {
    mkdirSync(path.dirname(path.resolve(this.file)), { recursive: true });
    closeSync(openSync(this.file, 'a'));
    return this.file;
  }

  async whyUnreachable() {
    return existsSync(this.file) ? null : { code: 'P1003', message: `Database ${this.url} does not exist` };
  }

  /**
   * Defect in @prisma/schema-engine-wasm: its reset leaves SQLite's tables standing, empty. Dropping them one by one
   * would leave sqlite_sequence, which cannot be dropped and which the engine takes for a table of ours.
   */
  async reset() {
    const adapter = await this.createAdapter().connect();
    await adapter.executeScript(
      'PRAGMA writable_schema = 1; DELETE FROM sqlite_master; PRAGMA writable_schema = 0; VACUUM;',
    );
    await adapter.dispose();
  }
}

class SqliteAdapter extends PrismaLibSql {
  async connect() {
    return quotingNames(await super.connect());
  }

  async connectToShadowDb() {
    return takingScripts(quotingNames(await super.connectToShadowDb()));
  }
}

/**
 * Defect in @prisma/schema-engine-wasm: it reads a partial index with `name = "…"`. In double quotes that is a column,
 * and libSQL does not forgive it as other builds of SQLite do (https://sqlite.org/quirks.html#dblquote).
 */
function quotingNames(adapter) {
  const queryRaw = adapter.queryRaw.bind(adapter);
  const mended = (sql) =>
    sql.replace(/(FROM sqlite_master WHERE .* name = )"(.*)"/, (_, start, name) => `${start}${textLiteral(name)}`);
  adapter.queryRaw = (query) => queryRaw({ ...query, sql: mended(query.sql) });
  return adapter;
}

const textLiteral = (text) => `'${text.replaceAll("'", "''")}'`;

/**
 * Defect in @prisma/schema-engine-wasm: it sends a whole migration to the shadow database as one statement,
 * and the drivers take one statement at a time.
 */
function takingScripts(adapter) {
  const executeRaw = adapter.executeRaw.bind(adapter);
  adapter.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await adapter.executeScript(query.sql);
    return 0;
  };
  return adapter;
}
