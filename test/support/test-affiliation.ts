import { openedPerson } from '../../subgraphs/affiliation/core/change/sealed-person.ts';
import type { WriteAnswer } from '../../subgraphs/affiliation/core/change/use-case.ts';
import type { Work } from '../../subgraphs/affiliation/core/change/work.ts';
import { type AffiliationDatabase, openAffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import type { Person, Prisma } from '../../subgraphs/affiliation/generated/sqlite/client.ts';
import { CprOpslag } from '../../subgraphs/affiliation/people/opslag/cpr-opslag.ts';
import { CprVault, watchedKeyRing } from '../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { runWrite } from '../../subgraphs/affiliation/writing/write/run-write.ts';
import type { Caller } from '../../subgraphs/common/auth/may.ts';
import type { Action } from '../../subgraphs/common/auth/permissions.ts';
import { today } from '../../subgraphs/common/clock.ts';
import type { TestServer } from './server.ts';

export interface TestAffiliation {
  database: AffiliationDatabase;
  vault: CprVault;
  opslag: CprOpslag;
  /** Writes through the pipeline as a municipal caller of these municipalities. */
  write(kommuner: string[], run: (work: Work) => Promise<void> | void, action?: Action): Promise<WriteAnswer>;
  /** The versions of persons that fit, those of protected ones opened. */
  persons(where: Prisma.PersonWhereInput): Promise<Person[]>;
  close(): Promise<void>;
}

/** A second handle on a server's affiliation data, to set up what a test is not about and to look behind the API. */
export async function openTestAffiliation({ config, databases }: TestServer): Promise<TestAffiliation> {
  const { file } = config.affiliation.cprKeys;
  const vault = new CprVault(watchedKeyRing(file));
  const database = await openAffiliationDatabase(databases.affiliation, vault, { mode: config.register.mode });
  const origin = {
    actor: 'test',
    requestId: 'test',
    source: 'test',
    today: today(),
    dryRun: false,
    idempotencyKey: null,
  };
  return {
    database,
    vault,
    opslag: new CprOpslag(database, vault),
    write: (kommuner, run, action = 'person.write') => {
      const roles = (['kommunal', 'aftalegodkender'] as const).map((role) => ({
        role,
        kommuner,
        cvrNumre: [],
        enheder: [],
      }));
      const caller: Caller = { kind: 'person', subject: 'test', roles };
      return runWrite(database, { action, input: null, run }, { ...origin, caller, catchUp: async () => undefined });
    },
    persons: async (where) => (await database.read.person.findMany({ where })).map((row) => openedPerson(vault, row)),
    close: () => database.close(),
  };
}
