import { Leftovers } from '../../../common/database/leftovers.ts';
import { migrate } from '../../../common/database/migrate.ts';
import { type OnStatement, type OpenDatabase, openDatabase } from '../../../common/database/open.ts';
import { openSandbox } from '../../../common/database/sandbox.ts';
import type { DatabaseTerms } from '../../../common/database/terms.ts';
import { chainEarlierChanges } from '../../../common/log/change-chain.ts';
import type { RegisterMode } from '../../../common/register-mode.ts';
import { openTimeline } from '../../../common/timeline/open-timeline.ts';
import type { Witness, WitnessSettings } from '../../../common/timeline/witness.ts';
import type { Prisma, PrismaClient } from '../../generated/sqlite/client.ts';
import { chainEarlierLines } from '../../laeselog/read-chain.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import { affiliationChangeLog, lockLastChange, storeLastChange } from '../change/change-log.ts';

/** The application is typed against the SQLite client, the narrower of the two; both are made from one datamodel. */
export type AffiliationDatabase = OpenDatabase<PrismaClient> & {
  mode: RegisterMode;
  witness: Witness;
  /** Opens what is stored of protected persons, and seals it. */
  vault: CprVault;
  /** Hears when what lay in plain was sealed. */
  leftovers: Leftovers;
};
export type AffiliationTransaction = Prisma.TransactionClient;

const keeping = {
  lock: async (tx: AffiliationTransaction) => ({ change: await lockLastChange(tx) }),
  store: (tx: AffiliationTransaction, { change }: { change: number }) => storeLastChange(tx, change),
};

/** Opens the affiliation subgraph's database, or in sandbox mode its copy, first bringing it to this version's schema. */
export async function openAffiliationDatabase(
  affiliationUrl: string,
  vault: CprVault,
  onStatement?: OnStatement,
  mode: RegisterMode = 'authoritative',
  witness?: WitnessSettings,
  terms?: DatabaseTerms,
): Promise<AffiliationDatabase> {
  const url = mode === 'sandbox' ? await openSandbox(affiliationUrl) : affiliationUrl;
  await migrate(url, 'affiliation');
  const database = await openDatabase(
    url,
    async (provider, options) => {
      if (provider === 'sqlite') return new (await import('../../generated/sqlite/client.ts')).PrismaClient(options);
      const { PrismaClient: PostgresClient } = await import('../../generated/postgresql/client.ts');
      return new PostgresClient(options) as unknown as PrismaClient;
    },
    { onStatement, terms },
  );
  const kept = await openTimeline(database, mode, keeping, witness);
  const leftovers = new Leftovers(url);
  const close = async () => {
    leftovers.stop();
    kept.close();
    await database.close();
  };
  const opened = { ...database, mode, witness: kept, vault, leftovers, close };
  await chainEarlier(opened);
  return opened;
}

/** Lines from before there were chains are linked before anything follows them. */
async function chainEarlier(database: AffiliationDatabase): Promise<void> {
  await chainEarlierLines(database);
  await chainEarlierChanges(database, affiliationChangeLog(database.vault));
}
