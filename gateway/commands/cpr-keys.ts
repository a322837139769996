import { existsSync } from 'node:fs';
import { openAffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import {
  CprVault,
  newKey,
  readKeyRing,
  ringText,
  watchedKeyRing,
} from '../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { versionsByKey } from '../../subgraphs/affiliation/people/person/reseal-persons.ts';
import { dropOldKeys, rotateKeys } from '../../subgraphs/affiliation/people/person/rotate-keys.ts';
import { createOnce } from '../../subgraphs/common/files/write-file.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config/config.ts';
import { showProgress } from './output.ts';

type Settings = Pick<Config, 'affiliation' | 'register'>;

/** What `npm run cpr-keys` can do with the keys that CPR numbers are stored with. */
export const cprKeyCommands = {
  create(file: string): void {
    if (existsSync(file)) throw new StartupError(`${file} is there already; it is not replaced.`);
    createOnce(file, ringText([newKey()]));
    console.log(`${file} holds a new key. Keep a copy apart from the database: without it no CPR number can be read.`);
  },

  async list(config: Settings): Promise<void> {
    const database = await open(config);
    try {
      const used = await versionsByKey(database.query);
      const keys = readKeyRing(config.affiliation.cprKeys.file, false);
      keys.forEach(({ id, createdAt }, i) => {
        const state = i === keys.length - 1 ? 'in use' : 'old';
        console.log([id, `created ${createdAt}`, state, `${used.get(id) ?? 0} stored`].join('\t'));
      });
    } finally {
      await database.close();
    }
  },

  async rotate(config: Settings, { dropOld = false }: { dropOld?: boolean }): Promise<void> {
    const { file } = config.affiliation.cprKeys;
    readKeyRing(file, false);
    const database = await open(config);
    const progress = showProgress('Sealing');
    try {
      const { key, resumed, resealed } = await rotateKeys(database, file, progress.update);
      progress.stop();
      console.log(`${resumed ? 'The rotation that was stopped is ended' : 'A new key is in use'}: ${key}.`);
      console.log(`${resealed} stored numbers were sealed with it.`);
      if (dropOld) console.log(`Dropped: ${(await dropOldKeys(database, file)).join(', ') || 'none'}.`);
    } finally {
      progress.stop();
      await database.close();
    }
  },
};

function open({ affiliation: { databaseUrl, cprKeys }, register }: Settings) {
  const vault = new CprVault(watchedKeyRing(cprKeys.file));
  return openAffiliationDatabase(databaseUrl, vault, { mode: register.mode });
}
