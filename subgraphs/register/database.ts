import { chainEarlierChanges } from '../common/log/change-chain.ts';
import { type OpenOptions, openSubgraphDatabase, type SubgraphDatabase } from '../common/timeline/open-database.ts';
import { lockCounters, registerChangeLog, storeCounters } from './change/change-log.ts';
import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';

export type RegisterDatabase = SubgraphDatabase<PrismaClient>;
export type RegisterTransaction = Prisma.TransactionClient;

const own = {
  schema: 'register',
  clients: {
    sqlite: () => import('./generated/sqlite/client.ts'),
    postgresql: () => import('./generated/postgresql/client.ts'),
  },
  keeping: {
    lock: async (tx: RegisterTransaction) => (await lockCounters(tx)).counters,
    store: storeCounters,
  },
} as const;

/** Opens the register's database, or in sandbox mode its copy, first bringing it to this version's schema. */
export async function openRegisterDatabase(url: string, options: OpenOptions = {}): Promise<RegisterDatabase> {
  const database = await openSubgraphDatabase(url, own, options);
  await chainEarlierChanges(database, registerChangeLog);
  return database;
}
