import type { Client } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { providerOf } from './provider.ts';
import { SqliteClient } from './sqlite-client.ts';

class SqliteAdapter extends PrismaLibSql {
  override createClient(config: { url: string }): Client {
    // The adapter calls only execute, transaction, executeMultiple and close of the client's interface.
    return new SqliteClient(config.url) as unknown as Client;
  }
}

/** Prisma's driver adapter for a database URL. */
export function createAdapter(url: string): SqlDriverAdapterFactory {
  return providerOf(url) === 'postgresql' ? new PrismaPg({ connectionString: url }) : new SqliteAdapter({ url });
}
