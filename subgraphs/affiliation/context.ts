import { DagplejegruppeReader } from './dagplejegruppe/reader.ts';
import type { AffiliationDatabase } from './database.ts';

/** What the resolvers of one request share. */
export interface AffiliationContext {
  grupper: DagplejegruppeReader;
}

export function createAffiliationContext(database: AffiliationDatabase): AffiliationContext {
  return { grupper: new DagplejegruppeReader(database) };
}
