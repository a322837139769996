import type { RequestOrigin } from '../common/auth/request-origin.ts';
import { today } from '../common/clock.ts';
import { DagplejegruppeReader } from './dagplejegruppe/reader.ts';
import { DagplejerReader } from './dagplejer/dagplejer-reader.ts';
import type { AffiliationDatabase } from './database.ts';
import type { RegisterFollower } from './enhed/follower.ts';
import type { CprVault } from './person/cpr-vault.ts';

/** What outlives a request. */
export interface AffiliationServices {
  database: AffiliationDatabase;
  /** Brings the picture of the register's units up to date. */
  follower: RegisterFollower;
  vault: CprVault;
}

/** What the resolvers of one request share. */
export interface AffiliationContext extends RequestOrigin, AffiliationServices {
  grupper: DagplejegruppeReader;
  /** Reads the childminders that the caller may see. */
  dagplejere: DagplejerReader;
  /** The day of the request in Denmark, ISO date. */
  today: string;
}

export function createAffiliationContext(
  { caller, requestId }: RequestOrigin,
  services: AffiliationServices,
): AffiliationContext {
  const grupper = new DagplejegruppeReader(services.database);
  const dagplejere = new DagplejerReader(services.database, caller);
  return { caller, requestId, ...services, grupper, dagplejere, today: today() };
}
