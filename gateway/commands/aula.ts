import { readFacts } from '../../subgraphs/affiliation/aula/aulafacts/read-facts.ts';
import { writeAula } from '../../subgraphs/affiliation/aula/readiness/aula-export.ts';
import { unitsOf } from '../../subgraphs/affiliation/aula/readiness/readable-units.ts';
import { recordAulaStatus } from '../../subgraphs/affiliation/aula/readiness/record-aula-status.ts';
import { type AffiliationDatabase, openAffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import { CprVault, watchedKeyRing } from '../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { today } from '../../subgraphs/common/clock.ts';
import kommuner from '../../subgraphs/common/reference/kommuner.json' with { type: 'json' };
import type { Config } from '../config/config.ts';
import { kommuneOption } from './options.ts';
import { writeOut } from './output.ts';

/** How far units are on their way into AULA, from the command line. */
export const aulaCommands = {
  async export(config: Config, file: string, kommune?: string): Promise<void> {
    const asked = kommuneOption(kommune) ?? null;
    await withDatabase(config, async (database) => {
      const moment = { day: today(), asOf: null, snapshot: null };
      await writeOut(file, writeAula(await readFacts(database, unitsOf(asked), moment)));
    });
  },

  async snapshot(config: Config, kommune?: string): Promise<void> {
    const kode = kommuneOption(kommune);
    const asked = kode === undefined ? kommuner.map((one) => one.kode) : [kode];
    await withDatabase(config, async (database) => {
      let changed = 0;
      for (const kode of asked) changed += await recordAulaStatus(database, kode, new Date(), today());
      console.log(`${changed} units changed on their way into AULA.`);
    });
  },
};

async function withDatabase(
  { affiliation, register }: Config,
  use: (database: AffiliationDatabase) => Promise<void>,
): Promise<void> {
  const vault = new CprVault(watchedKeyRing(affiliation.cprKeys.file)); // readiness counts people and opens nothing of them
  const database = await openAffiliationDatabase(affiliation.databaseUrl, vault, { mode: register.mode });
  await use(database).finally(() => database.close());
}
