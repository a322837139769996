import { Leftovers } from '../../../common/database/leftovers.ts';
import { chainEarlierChanges } from '../../../common/log/change-chain.ts';
import {
  type OpenOptions,
  openSubgraphDatabase,
  type SubgraphDatabase,
} from '../../../common/timeline/open-database.ts';
import type { Prisma, PrismaClient } from '../../generated/sqlite/client.ts';
import { chainEarlierLines } from '../../laeselog/verify-read-log.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import { affiliationChangeLog, lockLastChange, storeLastChange } from '../change/changeset-writer.ts';

export type AffiliationDatabase = SubgraphDatabase<PrismaClient> & {
  /** Opens what is stored of protected persons, and seals it. */
  vault: CprVault;
  /** Hears when what lay in plain was sealed. */
  leftovers: Leftovers;
};
export type AffiliationTransaction = Prisma.TransactionClient;

const own = {
  schema: 'affiliation',
  clients: {
    sqlite: () => import('../../generated/sqlite/client.ts'),
    postgresql: () => import('../../generated/postgresql/client.ts'),
  },
  keeping: {
    lock: async (tx: AffiliationTransaction) => ({ change: await lockLastChange(tx) }),
    store: (tx: AffiliationTransaction, { change }: { change: number }) => storeLastChange(tx, change),
  },
} as const;

/** Opens the affiliation subgraph's database, or in sandbox mode its copy, first bringing it to this version's schema. */
export async function openAffiliationDatabase(
  given: string,
  vault: CprVault,
  options: OpenOptions = {},
): Promise<AffiliationDatabase> {
  const database = await openSubgraphDatabase(given, own, options);
  const leftovers = new Leftovers(database.url);
  const close = async () => {
    leftovers.stop();
    await database.close();
  };
  const opened = { ...database, vault, leftovers, close };
  await chainEarlier(opened);
  return opened;
}

/** Lines from before there were chains are linked before anything follows them. */
async function chainEarlier(database: AffiliationDatabase): Promise<void> {
  await chainEarlierLines(database);
  await chainEarlierChanges(database, affiliationChangeLog(database.vault));
}
