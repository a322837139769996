import {
  type ApiKey,
  apiKeyFile,
  changeApiKeys,
  createApiKey,
  longestLife,
} from '../../subgraphs/common/auth/api-keys.ts';
import { parseExpiry, parseRights } from '../../subgraphs/common/auth/parse-rights.ts';
import { protectingRoles } from '../../subgraphs/common/auth/permissions.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config/config.ts';
import type { RightsOptions } from './options.ts';

type Settings = Pick<Config, 'auth'>;

interface CreateOptions extends RightsOptions {
  name: string;
  expires: string;
  dataProtection?: boolean;
}

/** What `npm run api-key` can do with the file of API keys. */
export const apiKeyCommands = {
  async create({ auth }: Settings, options: CreateOptions): Promise<void> {
    const { name, expires, dataProtection = false } = options;
    const rights = parseRights(options);
    const protecting = rights.roles.filter((role) => protectingRoles.has(role));
    if (protecting.length > 0 && !dataProtection)
      throw new StartupError(
        `--role: ${protecting.join(', ')} is for persons. A system that must hold it gets it with --data-protection.`,
      );
    const { text, kept } = createApiKey({ name, ...rights, dataProtection }, parseExpiry(expires, longestLife));
    await changeApiKeys(auth.apiKeysFile, (keys) => [...keys, kept]);
    console.log(text);
    console.error(`Key ${kept.id} holds until ${kept.expiresAt}. It is shown this once.`);
  },

  list({ auth }: Settings): void {
    const keys = apiKeyFile(auth.apiKeysFile)();
    if (keys.length === 0) throw new StartupError(`No API key was made yet in ${auth.apiKeysFile}.`);
    for (const key of keys) console.log(describe(key));
  },

  async revoke({ auth }: Settings, id: string): Promise<void> {
    const revokedAt = new Date().toISOString();
    await changeApiKeys(auth.apiKeysFile, (keys) => {
      if (!keys.some((key) => key.id === id)) throw new StartupError(`There is no API key ${id}.`);
      return keys.map((key) => (key.id === id ? { ...key, revokedAt: key.revokedAt ?? revokedAt } : key));
    });
    console.log(`Key ${id} is revoked.`);
  },
};

function describe({ id, name, roles, kommuner, cvrNumre, enheder, createdAt, expiresAt, revokedAt }: ApiKey): string {
  const state = revokedAt ? `revoked ${revokedAt}` : `expires ${expiresAt}`;
  return [
    id,
    name,
    roles.join(','),
    [...kommuner, ...cvrNumre, ...enheder].join(',') || '-',
    `created ${createdAt}`,
    state,
  ].join('\t');
}
