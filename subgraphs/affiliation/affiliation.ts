import 'reflect-metadata';
import type { SampleDagplejegruppe } from '../../prisma/seed/dagplejegrupper.ts';
import type { OnStatement } from '../common/database/open.ts';
import type { RegisterMode } from '../common/register-mode.ts';
import type { Subgraph } from '../common/subgraph.ts';
import { registerAulaRoutes } from './aula/register-aula-routes.ts';
import { type AffiliationContext, type AffiliationServices, createAffiliationContext } from './context.ts';
import { storeSample } from './dagplejegruppe/store-sample.ts';
import { openAffiliationDatabase } from './database.ts';
import { type OnFeedFailure, RegisterFollower } from './enhed/follower.ts';
import type { AskRegister } from './enhed/register-feed.ts';
import { CprVault } from './person/cpr-vault.ts';
import { readKeyRing } from './person/key-ring.ts';
import { buildAffiliationSchema } from './schema.ts';

export interface Affiliation extends Subgraph<AffiliationContext>, AffiliationServices {
  /** Begins to follow the register's change log; settles when it is caught up with, or the wait for that is over. */
  follow(ask: AskRegister, onFailure: OnFeedFailure): Promise<void>;
  /** Stores the shipped sample, unless there are dagplejegrupper already. */
  storeSample(grupper: Iterable<SampleDagplejegruppe>): Promise<void>;
}

export interface AffiliationOptions {
  /** Authoritative when left out. */
  mode?: RegisterMode;
  /** The file of keys that CPR numbers are stored with. */
  cprKeys: { file: string; mayCreate: boolean };
  onStatement?: OnStatement | undefined;
}

/** Opens the affiliation subgraph on its database, which is brought to this version's schema. */
export async function openAffiliation(
  databaseUrl: string,
  { mode, cprKeys, onStatement }: AffiliationOptions,
): Promise<Affiliation> {
  const vault = new CprVault(readKeyRing(cprKeys.file, cprKeys.mayCreate));
  const [database, { schema }] = await Promise.all([
    openAffiliationDatabase(databaseUrl, onStatement, mode),
    buildAffiliationSchema(),
  ]);
  const follower = new RegisterFollower(database);
  const services = { database, follower, vault };
  return {
    ...services,
    name: 'affiliation',
    schema,
    createContext: (origin) => createAffiliationContext(origin, services),
    registerRoutes: () => undefined,
    registerAuthenticRoutes: (app, callerOf) =>
      registerAulaRoutes(app, callerOf, (origin) => createAffiliationContext(origin, services)),
    follow: (ask, onFailure) => {
      follower.start(ask, onFailure);
      return follower.catchUp();
    },
    storeSample: (grupper) => storeSample(database, grupper),
    close: async () => {
      await follower.stop();
      await database.close();
    },
  };
}
