import { existsSync } from 'node:fs';
import { ownFolder } from '../../subgraphs/common/files/owner-only.ts';
import { type Config, readConfig } from '../config/config.ts';
import { requireDatabases, type SubgraphName } from '../server/require-databases.ts';

/**
 * Reads the configuration first and a command's code only then, so that help and mistakes show at once. `needs` are
 * the databases that the command makes no sense without.
 */
export async function run<Code>(
  load: () => Promise<Code>,
  command: (code: Code, config: Config) => unknown,
  needs: readonly SubgraphName[] = [],
): Promise<void> {
  const config = readConfig();
  if (existsSync(config.dataDir)) ownFolder(config.dataDir); // before anything is put there
  await requireDatabases(config, needs);
  await command(await load(), config);
}
