import { today } from '../common/clock.ts';
import { DagplejegruppeReader } from './dagplejegruppe/reader.ts';
import type { AffiliationDatabase } from './database.ts';

/** What the resolvers of one request share. */
export interface AffiliationContext {
  grupper: DagplejegruppeReader;
  /** The day of the request in Denmark, ISO date. */
  today: string;
}

export function createAffiliationContext(database: AffiliationDatabase): AffiliationContext {
  return { grupper: new DagplejegruppeReader(database), today: today() };
}
