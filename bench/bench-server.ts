import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { signDevelopmentToken } from '../gateway/commands/token.ts';
import { readConfig } from '../gateway/config/config.ts';
import { startEmbedded } from '../gateway/server/start-embedded.ts';
import type { OnStatement } from '../subgraphs/common/database/open.ts';
import { askOf } from '../test/support/ask.ts';

/** A new, empty database and the folder beside it. */
export type NewDatabase = (folder: string) => Promise<string>;

/** The whole product over HTTP on a register of full size, asked by STIL support. */
export async function benchServer(newDatabase: NewDatabase, onStatement: OnStatement) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dagtilbudsgraf-bench-'));
  const registerUrl = await newDatabase(folder);
  const config = readConfig({
    PORT: '0',
    DATA_DIR: folder,
    REGISTER_DATABASE_URL: registerUrl,
    AFFILIATION_DATABASE_URL: await newDatabase(folder),
    AUTH_DEVELOPMENT: 'true',
    LOG_LEVEL: 'error',
  });
  const running = await startEmbedded(config, { register: onStatement });
  const caller = { subject: 'bench', roles: ['stil'], kommuner: [], cvrNumre: [], expires: '1h' };
  const ask = askOf(running.url, await signDevelopmentToken(config, caller));
  const close = async () => {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ask, folder, registerUrl, close };
}
