import type { RequestOrigin } from '../common/auth/request-origin.ts';
import { today } from '../common/clock.ts';
import { DagplejegruppeReader } from './dagplejegruppe/reader.ts';
import type { AffiliationDatabase } from './database.ts';
import type { RegisterFollower } from './enhed/follower.ts';
import { LeveringReader } from './levering/reader.ts';
import type { CprVault } from './person/cpr-vault.ts';
import type { ImportService } from './transport/import-service.ts';

/** What outlives a request. */
export interface AffiliationServices {
  database: AffiliationDatabase;
  /** Brings the picture of the register's units up to date. */
  follower: RegisterFollower;
  vault: CprVault;
  /** Unilogin's import service; null where none is set up. */
  unilogin: ImportService | null;
  /** The namespace of documents; the format's own when undefined. */
  documentNamespace: string | undefined;
}

/** What the resolvers of one request share. */
export interface AffiliationContext extends RequestOrigin, AffiliationServices {
  grupper: DagplejegruppeReader;
  leveringer: LeveringReader;
  /** The day of the request in Denmark, ISO date. */
  today: string;
}

export function createAffiliationContext(
  { caller, requestId }: RequestOrigin,
  services: AffiliationServices,
): AffiliationContext {
  const { database } = services;
  const readers = { grupper: new DagplejegruppeReader(database), leveringer: new LeveringReader(database, caller) };
  return { caller, requestId, ...services, ...readers, today: today() };
}
