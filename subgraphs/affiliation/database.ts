import { migrate } from '../common/database/migrate.ts';
import { type OnStatement, type OpenDatabase, openDatabase } from '../common/database/open.ts';
import { openSandbox } from '../common/database/sandbox.ts';
import type { RegisterMode } from '../common/register-mode.ts';
import type { Prisma, PrismaClient } from './generated/sqlite/client.ts';

/** The application is typed against the SQLite client, the narrower of the two; both are made from one datamodel. */
export type AffiliationDatabase = OpenDatabase<PrismaClient> & { mode: RegisterMode };
export type AffiliationTransaction = Prisma.TransactionClient;

/** Opens the affiliation subgraph's database, or in sandbox mode its copy, first bringing it to this version's schema. */
export async function openAffiliationDatabase(
  affiliationUrl: string,
  onStatement?: OnStatement,
  mode: RegisterMode = 'authoritative',
): Promise<AffiliationDatabase> {
  const url = mode === 'sandbox' ? await openSandbox(affiliationUrl) : affiliationUrl;
  await migrate(url, 'affiliation');
  const database = await openDatabase(
    url,
    async (provider, options) => {
      if (provider === 'sqlite') return new (await import('./generated/sqlite/client.ts')).PrismaClient(options);
      const { PrismaClient: PostgresClient } = await import('./generated/postgresql/client.ts');
      return new PostgresClient(options) as unknown as PrismaClient;
    },
    onStatement,
  );
  return { ...database, mode };
}
