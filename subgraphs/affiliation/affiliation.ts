import 'reflect-metadata';
import type { SampleDagplejegruppe } from '../../prisma/seed/dagplejegrupper.ts';
import type { OnStatement } from '../common/database/open.ts';
import type { Subgraph } from '../common/subgraph.ts';
import { type AffiliationContext, createAffiliationContext } from './context.ts';
import { storeSample } from './dagplejegruppe/store-sample.ts';
import { openAffiliationDatabase } from './database.ts';
import { buildAffiliationSchema } from './schema.ts';

export interface Affiliation extends Subgraph<AffiliationContext> {
  /** Stores the shipped sample, unless there are dagplejegrupper already. */
  storeSample(grupper: Iterable<SampleDagplejegruppe>): Promise<void>;
}

/** Opens the affiliation subgraph on its database, which is brought to this version's schema. */
export async function openAffiliation(databaseUrl: string, onStatement?: OnStatement): Promise<Affiliation> {
  const [database, { schema }] = await Promise.all([
    openAffiliationDatabase(databaseUrl, onStatement),
    buildAffiliationSchema(),
  ]);
  return {
    name: 'affiliation',
    schema,
    createContext: (origin) => createAffiliationContext(origin, database),
    registerRoutes: () => undefined,
    storeSample: (grupper) => storeSample(database, grupper),
    close: () => database.close(),
  };
}
