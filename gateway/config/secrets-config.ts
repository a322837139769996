import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { folderAround } from './storage-config.ts';

const text = z.string().min(1).optional();

/** The variables that say where secrets lie. */
export const secretVariables = {
  SECRETS_DIR: text,
  SECRETS_IN_DATA_DIR: z.enum(['refuse', 'allow'], 'give refuse or allow').default('refuse'),
  CPR_KEYS_FILE: text,
  API_KEYS_FILE: text,
};

type Variables = z.infer<z.ZodObject<typeof secretVariables>> & { ENVIRONMENT: 'development' | 'production' };

/** Where a host keeps what is its own (Filesystem Hierarchy Standard 3.0, 3.7); systemd's ConfigurationDirectory= makes it. */
const productionDir = '/etc/dagtilbudsgraf';

const variableOf = {
  'cpr-keys.json': 'CPR_KEYS_FILE',
  'api-keys.json': 'API_KEYS_FILE',
  'subgraph-secret': 'SECRETS_DIR',
};
type Secret = keyof typeof variableOf;

/**
 * Where each secret lies. In development beside the data, so that a newcomer has nothing to set up; in production elsewhere:
 * whoever copies the folder of the data, or its backup, must not have the keys with it.
 */
export function secretsConfig(env: Variables, dataDir: string, dataFolders: readonly string[]) {
  const isApart = env.ENVIRONMENT === 'production' && env.SECRETS_IN_DATA_DIR === 'refuse';
  const dir = path.resolve(env.SECRETS_DIR ?? (isApart ? productionDir : dataDir));
  const fileOf = (secret: Secret, given: string | undefined): string => {
    const file = path.resolve(given ?? path.join(dir, secret));
    if (isApart) refuseBeside(file, secret, dataFolders);
    if (isApart && given === undefined && secret !== 'subgraph-secret') refuseLeft(file, path.join(dataDir, secret));
    return file;
  };
  return {
    cprKeysFile: fileOf('cpr-keys.json', env.CPR_KEYS_FILE),
    apiKeysFile: fileOf('api-keys.json', env.API_KEYS_FILE),
    subgraphSecretFile: fileOf('subgraph-secret', undefined),
  };
}

function refuseBeside(file: string, secret: Secret, folders: readonly string[]): void {
  const folder = folderAround(file, folders);
  if (folder !== undefined)
    throw new StartupError(
      `${variableOf[secret]}: ${file} is among the data that it guards (${folder}), which ENVIRONMENT=production refuses. Put it elsewhere, or set SECRETS_IN_DATA_DIR=allow.`,
    );
}

/** A file from before secrets lay apart: without it nobody could be read, or signed in, and nothing would say why. */
function refuseLeft(file: string, left: string): void {
  if (!existsSync(file) && existsSync(left))
    throw new StartupError(
      `${left} is among the data that it guards, which ENVIRONMENT=production refuses. Move it to ${file}, or set SECRETS_IN_DATA_DIR=allow.`,
    );
}
