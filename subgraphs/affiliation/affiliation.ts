import 'reflect-metadata';
import type { OnStatement } from '../common/database/open.ts';
import type { Subgraph } from '../common/subgraph.ts';
import { type AffiliationContext, createAffiliationContext } from './context.ts';
import { type AffiliationDatabase, openAffiliationDatabase } from './database.ts';
import { buildAffiliationSchema } from './schema.ts';

export interface Affiliation extends Subgraph<AffiliationContext> {
  database: AffiliationDatabase;
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
    database,
    createContext: () => createAffiliationContext(database),
    registerRoutes: () => undefined,
    close: () => database.close(),
  };
}
