import type { RequestOrigin } from '../common/auth/request-origin.ts';
import { today } from '../common/clock.ts';
import { DagplejegruppeReader } from './dagplejegruppe/reader.ts';
import type { AffiliationDatabase } from './database.ts';

/** What the resolvers of one request share. */
export interface AffiliationContext extends RequestOrigin {
  grupper: DagplejegruppeReader;
  /** The day of the request in Denmark, ISO date. */
  today: string;
}

export function createAffiliationContext(
  { caller, requestId }: RequestOrigin,
  database: AffiliationDatabase,
): AffiliationContext {
  return { caller, requestId, grupper: new DagplejegruppeReader(database), today: today() };
}
