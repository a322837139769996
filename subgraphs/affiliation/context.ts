import type { RequestOrigin } from '../common/auth/request-origin.ts';
import { today } from '../common/clock.ts';
import { AulaReader } from './aula/aula-reader.ts';
import { DagplejegruppeReader } from './dagplejegruppe/reader.ts';
import { DataaftaleReader } from './dataaftale/dataaftale-reader.ts';
import type { AffiliationDatabase } from './database.ts';
import { EnhedReader } from './enhed/enhed-reader.ts';
import type { RegisterFollower } from './enhed/follower.ts';
import { OpsaetningReader } from './opsaetning/opsaetning-reader.ts';
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
  enheder: EnhedReader;
  dataaftaler: DataaftaleReader;
  opsaetning: OpsaetningReader;
  aula: AulaReader;
  /** The day of the request in Denmark, ISO date. */
  today: string;
}

export function createAffiliationContext(
  { caller, requestId }: RequestOrigin,
  services: AffiliationServices,
): AffiliationContext {
  const { database } = services;
  const day = today();
  return {
    caller,
    requestId,
    ...services,
    grupper: new DagplejegruppeReader(database),
    enheder: new EnhedReader(database),
    dataaftaler: new DataaftaleReader(database),
    opsaetning: new OpsaetningReader(database),
    aula: new AulaReader(database, day),
    today: day,
  };
}
