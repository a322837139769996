import type { RequestOrigin } from '../common/auth/may.ts';
import { today } from '../common/clock.ts';
import { Loaders } from '../common/database/loaders.ts';
import { forWork } from '../common/work/for-work.ts';
import type { WriteArguments } from '../common/writes/write-arguments.ts';
import { DataaftaleReader } from './agreements/dataaftale/dataaftale.reader.ts';
import { OpsaetningReader } from './aula/opsaetning/opsaetning.reader.ts';
import { AulaReader } from './aula/readiness/aula.reader.ts';
import { AffiliationChangeReader } from './core/change/affiliation-change.reader.ts';
import type { UseCase } from './core/change/use-case.ts';
import type { AffiliationDatabase } from './core/store/database.ts';
import { DagplejegruppeReader } from './dagpleje/dagplejegruppe/dagplejegruppe.reader.ts';
import { DagplejerReader } from './dagpleje/dagplejer/dagplejer.reader.ts';
import { LeveringReader } from './delivery/levering/levering.reader.ts';
import type { ImportService } from './delivery/transport/import-service.ts';
import { HistorikReader } from './historik/historik.reader.ts';
import type { Strangers } from './laeselog/strangers.ts';
import { GruppeReader } from './people/gruppe/gruppe.reader.ts';
import type { CprOpslag } from './people/opslag/cpr-opslag.ts';
import type { CprVault } from './people/person/cpr-vault.ts';
import { PersonReader } from './people/person/reader.ts';
import { TilknytningReader } from './people/tilknytning/tilknytning.reader.ts';
import { EnhedReader } from './units/enhed/enhed.reader.ts';
import type { RegisterFollower } from './units/enhed/follower.ts';
import { type Written, write } from './writing/write/run-write.ts';

/** What outlives a request. */
export interface AffiliationServices {
  database: AffiliationDatabase;
  /** Brings the picture of the register's units up to date. */
  follower: RegisterFollower;
  vault: CprVault;
  /** Counts the CPR numbers that callers have looked up. */
  opslag: CprOpslag;
  /** Unilogin's import service; null where none is set up. */
  unilogin: ImportService | null;
  /** The namespace of documents; the format's own when undefined. */
  documentNamespace: string | undefined;
}

/** What is needed to find and store people. */
export type PeopleServices = Pick<AffiliationServices, 'database' | 'vault'>;

/** What the resolvers of one request share. */
export interface AffiliationContext extends RequestOrigin, AffiliationServices {
  /** The one way to write, which needs the rules of every room: so it is handed down to those that ask for it. */
  write(useCase: UseCase, args: WriteArguments): Promise<Written>;
  dagplejegrupper: DagplejegruppeReader;
  leveringer: LeveringReader;
  /** Reads the childminders that the caller may see. */
  dagplejere: DagplejerReader;
  gruppeReader: GruppeReader;
  personReader: PersonReader;
  tilknytningReader: TilknytningReader;
  affiliationChangeReader: AffiliationChangeReader;
  historik: HistorikReader;
  enheder: EnhedReader;
  /** What hangs on units, counted for many at once. */
  beroerte: Loaders;
  dataaftaler: DataaftaleReader;
  opsaetning: OpsaetningReader;
  aula: AulaReader;
  /** Notes refusals of who is nobody. */
  strangers: Strangers;
  /** What units of this request were asked for, to be noted together. */
  searched: Loaders;
  /** What was refused in this request, as noted already. */
  refused: Set<string>;
  /** The day of the request in Denmark, ISO date. */
  today: string;
}

/** What makes the context of each request. */
export const affiliationContexts =
  (shared: AffiliationServices & { strangers: Strangers }) =>
  ({ caller, requestId, work }: RequestOrigin): AffiliationContext => {
    const services = { ...shared, database: forWork(shared.database, work) };
    const { database, vault } = services;
    const day = today();
    const context: AffiliationContext = {
      caller,
      requestId,
      work,
      ...services,
      today: day,
      searched: new Loaders(work),
      refused: new Set(),
      dagplejegrupper: new DagplejegruppeReader(database),
      leveringer: new LeveringReader(database, caller, requestId),
      dagplejere: new DagplejerReader(database, caller),
      gruppeReader: new GruppeReader(database, caller),
      personReader: new PersonReader({ database, vault, opslag: services.opslag, caller, requestId, today: day }),
      tilknytningReader: new TilknytningReader(database, caller, requestId),
      affiliationChangeReader: new AffiliationChangeReader(database),
      historik: new HistorikReader(database, caller, requestId),
      enheder: new EnhedReader(database),
      beroerte: new Loaders(work),
      dataaftaler: new DataaftaleReader(database),
      opsaetning: new OpsaetningReader(database),
      aula: new AulaReader(database, day),
      write: (useCase, args) => write(context, useCase, args),
    };
    return context;
  };
