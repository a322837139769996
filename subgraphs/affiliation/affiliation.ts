import 'reflect-metadata';
import type { SampleDagplejegruppe } from '../../prisma/seed/dagplejegrupper.ts';
import type { SampleDataaftale } from '../../prisma/seed/folk/dataaftaler.ts';
import type { OnStatement } from '../common/database/open.ts';
import type { RegisterMode } from '../common/register-mode.ts';
import type { Subgraph } from '../common/subgraph.ts';
import { type AffiliationContext, type AffiliationServices, createAffiliationContext } from './context.ts';
import { storeSample } from './dagplejegruppe/store-sample.ts';
import { openAffiliationDatabase } from './database.ts';
import { type OnFeedFailure, RegisterFollower } from './enhed/follower.ts';
import type { AskRegister } from './enhed/register-feed.ts';
import { storePeople } from './import/store-people.ts';
import type { TilknytningRow } from './import/tilknytning-row.ts';
import type { DueReport } from './levering/run-due.ts';
import { type Scheduler, startScheduler } from './levering/scheduler.ts';
import { CprVault } from './person/cpr-vault.ts';
import { readKeyRing } from './person/key-ring.ts';
import { buildAffiliationSchema } from './schema.ts';
import { openImportService } from './transport/open-import-service.ts';
import type { TransportSettings } from './transport/transport-settings.ts';

export interface Affiliation extends Subgraph<AffiliationContext>, AffiliationServices {
  /** Begins to follow the register's change log; settles when it is caught up with, or the wait for that is over. */
  follow(ask: AskRegister, onFailure: OnFeedFailure): Promise<void>;
  /** Stores the shipped sample, unless there are dagplejegrupper already. */
  storeSample(grupper: Iterable<SampleDagplejegruppe>): Promise<void>;
  /** Stores the shipped people and data agreements, unless there are people already, or their units are not known yet. */
  storePeople(rows: Iterable<TilknytningRow>, aftaler: Iterable<SampleDataaftale>): Promise<void>;
  /** Delivers to Unilogin by plan from now on; nothing happens where no import service is set up. */
  deliverByPlan(onRound: (report: DueReport) => void, onFailure: (error: unknown) => void): void;
}

export interface AffiliationOptions {
  /** Authoritative when left out. */
  mode?: RegisterMode;
  /** The file of keys that CPR numbers are stored with. */
  cprKeys: { file: string; mayCreate: boolean };
  /** How deliveries reach Unilogin; null where none are sent. */
  unilogin: TransportSettings | null;
  onStatement?: OnStatement | undefined;
}

/** Opens the affiliation subgraph on its database, which is brought to this version's schema. */
export async function openAffiliation(
  databaseUrl: string,
  { mode, cprKeys, unilogin, onStatement }: AffiliationOptions,
): Promise<Affiliation> {
  const vault = new CprVault(readKeyRing(cprKeys.file, cprKeys.mayCreate));
  const importService = unilogin && openImportService(unilogin);
  const [database, { schema }] = await Promise.all([
    openAffiliationDatabase(databaseUrl, onStatement, mode),
    buildAffiliationSchema(),
  ]);
  const follower = new RegisterFollower(database);
  let scheduler: Scheduler | null = null;
  const documentNamespace = unilogin?.documentNamespace ?? undefined;
  const services = { database, follower, vault, unilogin: importService, documentNamespace };
  return {
    ...services,
    name: 'affiliation',
    schema,
    createContext: (origin) => createAffiliationContext(origin, services),
    registerRoutes: () => undefined,
    follow: (ask, onFailure) => {
      follower.start(ask, onFailure);
      return follower.catchUp();
    },
    storeSample: (grupper) => storeSample(database, grupper),
    storePeople: (rows, aftaler) => storePeople(services, rows, aftaler),
    deliverByPlan: (onRound, onFailure) => {
      if (importService && mode !== 'readonly') scheduler = startScheduler(services, onRound, onFailure);
    },
    close: async () => {
      await scheduler?.stop();
      await follower.stop();
      await database.close();
    },
  };
}
