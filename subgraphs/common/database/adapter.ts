import type { Client } from '@libsql/client';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { postgresAddress } from './postgres-address.ts';
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
  if (providerOf(url) === 'sqlite') return new SqliteAdapter({ url });
  const { schema, ...address } = postgresAddress(url);
  return new PrismaPg(address, schema === undefined ? {} : { schema });
}
