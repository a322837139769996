import { migrate } from '../common/database/migrate.ts';
import { type OnStatement, type OpenDatabase, openDatabase } from '../common/database/open.ts';
import { openSandbox } from '../common/database/sandbox.ts';
import type { DatabaseTerms } from '../common/database/terms.ts';
import { chainEarlierChanges } from '../common/log/change-chain.ts';
import type { RegisterMode } from '../common/register-mode.ts';
import { openTimeline } from '../common/timeline/open-timeline.ts';
import type { Witness, WitnessSettings } from '../common/timeline/witness.ts';
import { lockCounters, registerChangeLog, storeCounters } from './change/change-log.ts';
import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';

/** The application is typed against the SQLite client, the narrower of the two; both are made from one datamodel. */
export type RegisterDatabase = OpenDatabase<PrismaClient> & { mode: RegisterMode; witness: Witness };
export type RegisterTransaction = Prisma.TransactionClient;

const keeping = {
  lock: async (tx: RegisterTransaction) => (await lockCounters(tx)).counters,
  store: storeCounters,
};

/** Opens the register's database, or in sandbox mode its copy, first bringing it to this version's schema. */
export async function openRegisterDatabase(
  registerUrl: string,
  onStatement?: OnStatement,
  mode: RegisterMode = 'authoritative',
  witness?: WitnessSettings,
  terms?: DatabaseTerms,
): Promise<RegisterDatabase> {
  const url = mode === 'sandbox' ? await openSandbox(registerUrl) : registerUrl;
  await migrate(url, 'register');
  const database = await openDatabase(
    url,
    async (provider, options) => {
      if (provider === 'sqlite') return new (await import('./generated/sqlite/client.ts')).PrismaClient(options);
      const { PrismaClient: PostgresClient } = await import('./generated/postgresql/client.ts');
      return new PostgresClient(options) as unknown as PrismaClient;
    },
    { onStatement, terms },
  );
  const kept = await openTimeline(database, mode, keeping, witness);
  const close = async () => {
    kept.close();
    await database.close();
  };
  await chainEarlierChanges(database, registerChangeLog);
  return { ...database, mode, witness: kept, close };
}
