import type { Client } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { openPool } from './postgres-pool.ts';
import { postgresAddress, providerOf } from './provider.ts';
import { SqliteClient } from './sqlite-client.ts';
import { type DatabaseTerms, patienceOf, type Use } from './terms.ts';

class SqliteAdapter extends PrismaLibSql {
  readonly #patience: number;

  constructor(url: string, patience: number) {
    super({ url });
    this.#patience = patience;
  }

  override createClient(config: { url: string }): Client {
    // The adapter calls only execute, transaction, executeMultiple and close of the client's interface.
    return new SqliteClient(config.url, this.#patience) as unknown as Client;
  }
}

/** Prisma's driver adapter for a database URL, and one kind of use. */
export function createAdapter(url: string, use: Use, terms: DatabaseTerms): SqlDriverAdapterFactory {
  if (providerOf(url) === 'sqlite') return new SqliteAdapter(url, patienceOf(use, terms).maxWait);
  const { schema } = postgresAddress(url);
  return new PrismaPg(openPool(url, use, terms), {
    disposeExternalPool: true,
    ...(schema !== undefined && { schema }),
  });
}
