import 'reflect-metadata';
import type { SampleDagplejegruppe } from '../../prisma/seed/dagplejegrupper.ts';
import type { SamplePeople } from '../../prisma/seed/folk/sample-people.ts';
import { checkDatabase } from '../common/database/check-database.ts';
import type { Subgraph } from '../common/schema/federated-schema.ts';
import type { OpenOptions } from '../common/timeline/open-database.ts';
import { readHead } from '../common/timeline/read-head.ts';
import { present, readLogState } from '../common/timeline/timeline.ts';
import type { Jobs } from '../common/work/by-clock.ts';
import { registerAulaRoutes } from './aula/readiness/aula-export.ts';
import { type AffiliationContext, type AffiliationServices, affiliationContexts } from './context.ts';
import { openAffiliationDatabase } from './core/store/database.ts';
import type { TransportSettings } from './delivery/transport/transport-settings.ts';
import { storeDagplejegrupper, storePeople } from './import/store-sample.ts';
import { type JobObserver, startJobs } from './jobs.ts';
import { logAsked } from './laeselog/show.ts';
import { askedByStranger, registerStrangers, Strangers } from './laeselog/strangers.ts';
import { noteRefusal } from './note-refusals.ts';
import type { CprLimits } from './people/opslag/cpr-limits.ts';
import { CprOpslag } from './people/opslag/cpr-opslag.ts';
import { CprVault, readKeyRing, watchedKeyRing } from './people/person/cpr-vault.ts';
import { sealStored } from './people/person/seal-stored.ts';
import { buildAffiliationSchema } from './schema.ts';
import { handOverPeople } from './succession/overdragelse/hand-over.ts';
import { runOverfoersler } from './succession/overfoersel/run-overfoersler.ts';
import { type AskRegister, followedOf, seenOfRegister } from './units/enhed/feed.ts';
import { type OnFeedFailure, RegisterFollower } from './units/enhed/follower.ts';

export interface Affiliation extends Subgraph<AffiliationContext>, AffiliationServices {
  /** The highest numbers of the register that are known here: the register must never have given fewer. */
  seenOfRegister(): Promise<{ change: number; nummer: number }>;
  /** Notes refusals of who is nobody. */
  strangers: Strangers;
  /** Begins to follow the register's change log; settles when it is caught up with, or the wait for that is over. */
  follow(ask: AskRegister, onFailure: OnFeedFailure): Promise<void>;
  /** Stores the shipped dagplejegrupper, unless something was written before. */
  storeSample(grupper: Iterable<SampleDagplejegruppe>): Promise<void>;
  /** Begins what is done by the clock; nothing is where nothing may be written. */
  startJobs(observer: JobObserver): void;
  /** Stores the shipped people and what hangs on them, unless there are people already, or their units are not known yet. */
  storePeople(make: () => SamplePeople): Promise<void>;
}

export interface AffiliationOptions extends OpenOptions {
  /** The file of keys that CPR numbers are stored with. */
  cprKeys: { file: string; mayCreate: boolean };
  /** How many CPR numbers a caller may have looked up, and stored, in a day. */
  cprLimits?: CprLimits | undefined;
  /** How deliveries reach Unilogin; none are sent when null or left out. */
  unilogin?: TransportSettings | null;
  /** How often the register is asked for news when nobody waits for it, in milliseconds; 2,000 when left out. */
  pollEvery?: number;
}

/** Opens the affiliation subgraph on its database, which is brought to this version's schema. */
export async function openAffiliation(
  databaseUrl: string,
  { cprKeys, cprLimits, unilogin = null, pollEvery = 2_000, ...options }: AffiliationOptions,
): Promise<Affiliation> {
  // Signing and its libraries take half a second to load, which only those who deliver should wait for.
  const importService =
    unilogin && (await import('./delivery/transport/open-import-service.ts')).openImportService(unilogin);
  readKeyRing(cprKeys.file, cprKeys.mayCreate); // a start without keys is to fail, not the first write
  const vault = new CprVault(watchedKeyRing(cprKeys.file));
  const [database, { schema, references }] = await Promise.all([
    openAffiliationDatabase(databaseUrl, vault, options),
    buildAffiliationSchema(),
  ]);
  await sealStored(database);
  const follower = new RegisterFollower(database);
  let jobs: Jobs | null = null;
  const documentNamespace = unilogin?.documentNamespace ?? undefined;
  const opslag = new CprOpslag(database, vault, cprLimits);
  const strangers = new Strangers((stranger, antal) =>
    logAsked(database, stranger, [askedByStranger(stranger, antal)]),
  );
  const services = { database, follower, vault, opslag, unilogin: importService, documentNamespace, strangers };
  const createContext = affiliationContexts(services);
  return {
    ...services,
    name: 'affiliation',
    schema,
    references,
    createContext,
    registerRoutes: () => undefined,
    registerPeerRoutes: (app) => registerStrangers(app, strangers),
    registerAuthenticRoutes: (app, callerOf) => registerAulaRoutes(app, callerOf, createContext, noteRefusal),
    seenOfRegister: () => seenOfRegister(database),
    follow: (ask, onFailure) => {
      follower.start(ask, onFailure, pollEvery, async (hasNews) => {
        if (hasNews) await handOverPeople(services);
        await runOverfoersler(services);
      });
      return follower.catchUp();
    },
    storeSample: (grupper) => storeDagplejegrupper(database, grupper),
    startJobs: (observer) => {
      if (database.mode !== 'readonly') jobs = startJobs(services, observer);
    },
    storePeople: (make) => storePeople(services, make),
    timelines: async () => ({
      tidslinje: present(await readLogState(database.query)).id,
      registerTidslinje: (await followedOf(database)).tidslinje,
    }),
    head: () => readHead(database.query),
    checkUp: async () => [...(await checkDatabase(database, 'affiliation')), await follower.checkUp()],
    close: async () => {
      await jobs?.stop();
      await follower.stop();
      await strangers.close();
      await database.close();
    },
  };
}
