import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { CharClient, readingChar } from './postgres-char.mjs';

/** @implements {import('./database.mjs').Database} */
export class PostgresDatabase {
  makesMigrationsTable = true;

  constructor(url) {
    this.url = new URL(url);
    this.name = decodeURIComponent(this.url.pathname.slice(1));
  }

  createAdapter() {
    return new PostgresAdapter(this);
  }

  async create() {
    await this.asAdmin(`CREATE DATABASE ${pg.escapeIdentifier(this.name)}`);
    return this.name;
  }

  async whyUnreachable() {
    try {
      await once(this.connection(), 'SELECT 1');
      return null;
    } catch (error) {
      return { code: error.code === '3D000' ? 'P1003' : 'P1001', message: error.message };
    }
  }

  /** A statement that cannot run on a connection to the database that it is about. */
  async asAdmin(statement) {
    await once({ ...this.connection(), database: 'postgres' }, statement);
  }

  /** @returns {import('pg').ClientConfig} */
  connection() {
    return {
      host: this.url.hostname,
      port: Number(this.url.port || 5432),
      user: decodeURIComponent(this.url.username),
      password: decodeURIComponent(this.url.password),
      database: this.name,
    };
  }
}

/**
 * Defects in @prisma/adapter-pg: made from a connection string, its shadow database is the main database; and it drops
 * the shadow database before closing its own connections to it, which PostgreSQL refuses.
 */
class PostgresAdapter extends PrismaPg {
  constructor(database) {
    const schema = database.url.searchParams.get('schema') ?? undefined;
    super({ ...database.connection(), Client: CharClient }, { schema });
    this.database = database;
  }

  async connect() {
    return readingChar(await super.connect());
  }

  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await this.database.asAdmin(`CREATE DATABASE "${name}"`);
    const adapter = readingChar(await new PrismaPg({ ...this.config, database: name }, this.options).connect());
    const close = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await close();
      await this.database.asAdmin(`DROP DATABASE "${name}"`);
    };
    return adapter;
  }
}

async function once(config, statement) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
