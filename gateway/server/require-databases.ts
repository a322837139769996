import { hasSchema } from '../../subgraphs/common/database/migrate.ts';
import { sandboxUrl } from '../../subgraphs/common/database/sandbox.ts';
import { sqlitePath } from '../../subgraphs/common/database/sqlite-connection.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config/config.ts';

export type SubgraphName = 'register' | 'affiliation';

/**
 * Throws a StartupError unless each of these databases was made before: a command on an empty folder must fail, and not
 * answer from a register that was just made. Makes nothing itself.
 */
export async function requireDatabases(config: Config, names: readonly SubgraphName[]): Promise<void> {
  for (const name of names)
    if (!(await isThere(config, name)))
      throw new StartupError(
        `There is no ${name} database in ${placeOf(config, name)}. Set DATA_DIR or ${name.toUpperCase()}_DATABASE_URL to where it is, or make one: npm run init.`,
      );
}

/** A sandbox may have begun without a register to copy. */
async function isThere(config: Config, name: SubgraphName): Promise<boolean> {
  const { databaseUrl } = config[name];
  if (await hasSchema(databaseUrl)) return true;
  return config.register.mode === 'sandbox' && hasSchema(sandboxUrl(databaseUrl));
}

/**
 * In production a database that is not there is more likely lost, or misspelt, than wanted: only `npm run init` or
 * --init makes one.
 */
export async function refuseToInvent(config: Config, names: readonly SubgraphName[]): Promise<void> {
  if (config.auth.production) await requireDatabases(config, names);
}

/** The address of a PostgreSQL database can hold a password. */
function placeOf(config: Config, name: SubgraphName): string {
  const { databaseUrl } = config[name];
  return databaseUrl.startsWith('file:') ? sqlitePath(databaseUrl) : `${name.toUpperCase()}_DATABASE_URL`;
}
