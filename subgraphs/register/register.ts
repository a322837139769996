import 'reflect-metadata';
import type { SamletRow } from '../../prisma/seed/samlet-row.ts';
import { checkDatabase } from '../common/database/check-database.ts';
import { commonCodes } from '../common/errors/error-codes.ts';
import type { Subgraph } from '../common/schema/federated-schema.ts';
import type { OpenOptions } from '../common/timeline/open-database.ts';
import { readHead } from '../common/timeline/read-head.ts';
import { present, readLogState } from '../common/timeline/timeline.ts';
import type { Jobs } from '../common/work/by-clock.ts';
import { type GatewayFacts, type RegisterContext, registerContexts } from './context.ts';
import { Versions } from './dagtilbud/versions.ts';
import { openRegisterDatabase, type RegisterDatabase } from './database.ts';
import { registerEksportRoutes } from './eksport/register-eksport-routes.ts';
import { type Ekstern, offline } from './ekstern/ekstern.ts';
import { registerCodes } from './errors/refusals.ts';
import { sampleSource, storeSample } from './import/store-sample.ts';
import { type RegisterJobObserver, startJobs } from './jobs.ts';
import { Kodebog } from './kodeliste/kodebog.ts';
import { storeShippedCodes } from './kodeliste/store-shipped-codes.ts';
import { buildRegisterSchema } from './schema.ts';
import { SearchIndex } from './search/search-index.ts';

export interface Register extends Subgraph<RegisterContext> {
  database: RegisterDatabase;
  kodebog: Kodebog;
  /** Stores the shipped sample, unless something was written before. */
  storeSample(rows: Iterable<SamletRow>): Promise<void>;
  /** Whether the register began with the shipped sample. */
  beganWithSample(): Promise<boolean>;
  /** Begins what is done by the clock, asking these registers; nothing is where nothing may be written. */
  startJobs(ekstern: Ekstern, observer: RegisterJobObserver): void;
}

export interface RegisterOptions extends OpenOptions {
  /** The registers outside that writes are checked against; none when left out. */
  ekstern?: Ekstern;
  /** What the gateway has to tell; no limits, and the register's own codes, when left out. */
  gatewayFacts?: GatewayFacts;
}

const ownFacts: GatewayFacts = { limits: [], errorCodes: { ...commonCodes, ...registerCodes } };

/** Opens the register subgraph on its database, which is brought to this version's schema and code tables. */
export async function openRegister(
  databaseUrl: string,
  { ekstern = offline, gatewayFacts = ownFacts, ...options }: RegisterOptions = {},
): Promise<Register> {
  const [database, { schema, references }] = await Promise.all([
    openRegisterDatabase(databaseUrl, options),
    buildRegisterSchema(),
  ]);
  await storeShippedCodes(database);
  const kodebog = await Kodebog.read(database);
  const searchIndex = new SearchIndex(database);
  let jobs: Jobs | null = null;
  return {
    name: 'register',
    schema,
    references,
    database,
    kodebog,
    createContext: registerContexts({
      database,
      kodebog,
      ekstern,
      searchIndex,
      gatewayFacts,
      versions: new Versions(),
    }),
    registerRoutes: (app) => registerEksportRoutes(app, database, kodebog),
    storeSample: (rows) => storeSample(database, kodebog, rows),
    beganWithSample: async () =>
      (await database.read.changeset.findFirst({ orderBy: { firstChange: 'asc' } }))?.source === sampleSource,
    startJobs: (ekstern, observer) => {
      if (database.mode !== 'readonly') jobs = startJobs({ database, kodebog }, ekstern, observer);
    },
    timelines: async () => ({ tidslinje: present(await readLogState(database.query)).id }),
    head: async () => `${await readHead(database.query)} koder ${kodebog.editionNumber}`,
    checkUp: () => checkDatabase(database, 'register'),
    close: async () => {
      await jobs?.stop();
      await database.close();
    },
  };
}
