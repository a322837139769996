import { refusal } from '../errors/refusal.ts';
import { type ApiKey, apiKeyFile, unfitness, verifyApiKey } from './api-keys.ts';
import type { AuthSettings, Credentials } from './auth-settings.ts';
import { anonymous, type Caller } from './caller.ts';
import { developmentKey } from './development-key.ts';
import { openSigningKeys } from './signing-keys.ts';
import { CallerCache, verifyToken } from './verify-token.ts';

/** Tells who sent credentials; throws a refusal for credentials that do not hold. Without any: the public reader. */
export type Authenticate = (credentials: Credentials) => Promise<Caller>;

/** Made once per process. Throws a StartupError for keys or files that a start must not go on with. */
export async function openAuthenticator(settings: AuthSettings): Promise<Authenticate> {
  if (settings.developmentDir) await developmentKey(settings.developmentDir);
  const keys = openSigningKeys(settings);
  const apiKeys = apiKeyFile(settings.apiKeysFile);
  const cache = new CallerCache();
  await keys?.check();
  for (const key of apiKeys()) tellUnfit(key);
  return async ({ authorization, apiKey }) => {
    if (authorization === undefined && apiKey === undefined) return keys || hasAny(apiKeys) ? anonymous : readOnly;
    if (authorization === undefined) return verifyApiKey(apiKey ?? '', apiKeys);
    const token = /^Bearer +([\w.~+/=-]+) *$/i.exec(authorization)?.[1];
    if (token === undefined || apiKey !== undefined) throw refusal('CREDENTIALS_MALFORMED');
    if (!keys) throw refusal('TOKENS_NOT_ACCEPTED');
    return cache.get(token, () => verifyToken(token, keys.find, settings));
  };
}

/** One line at the start: its holder is refused at every use. */
function tellUnfit(key: ApiKey): void {
  const reason = key.revokedAt === null && Date.parse(key.expiresAt) > Date.now() ? unfitness(key) : null;
  if (reason !== null) console.error(`API_KEYS_FILE: key ${key.id} (${key.name}) is not accepted: ${reason}.`);
}

const readOnly: Caller = { ...anonymous, signInImpossible: true };

/** A file that cannot be read just now may well hold some. */
function hasAny(apiKeys: () => readonly unknown[]): boolean {
  try {
    return apiKeys().length > 0;
  } catch {
    return true;
  }
}
