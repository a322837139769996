import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { refusal } from '../errors/refusal.ts';
import { narrowFile } from '../files/owner-only.ts';
import { replaceFile, watchedFile, whileLocked } from '../files/write-file.ts';
import { StartupError } from '../startup-error.ts';
import { authUnavailable } from './auth-refusals.ts';
import { apiKeySubject, type Caller } from './may.ts';
import { protectingRoles, type Role, roles } from './permissions.ts';
import { scopeValues } from './scope-values.ts';

const apiKey = z.object({
  id: z.string(),
  /** Whose it is: a system, never a person. */
  name: z.string(),
  /** SHA-256 of the whole key, hexadecimal. No slow hash is needed: the key is 256 random bits, not a password. */
  hash: z.string().regex(/^[\da-f]{64}$/),
  roles: z.array(z.enum(Object.keys(roles) as [Role, ...Role[]])),
  ...scopeValues,
  // Keys made before there were units to reach have no list of them.
  enheder: scopeValues.enheder.default([]),
  /** An operator has said that this system may hold the roles of data protection. */
  dataProtection: z.boolean().default(false),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().nullable(),
});

/** What is kept of an API key. */
export type ApiKey = z.infer<typeof apiKey>;

/** The longest that a key lives, in milliseconds: two years, and a day where one of them is a leap year. */
export const longestLife = 731 * 86_400_000;

/** Why a key of the file is not accepted, however it came there; null when it is. */
export function unfitness({ roles, dataProtection, createdAt, expiresAt }: ApiKey): string | null {
  if (Date.parse(expiresAt) - Date.parse(createdAt) > longestLife) return 'it lives longer than two years';
  const held = dataProtection ? [] : roles.filter((role) => protectingRoles.has(role));
  return held.length > 0 ? `it holds ${held.join(', ')}, and nobody said --data-protection` : null;
}

/** Reads the file of API keys, again when it has changed; without a file there are none. */
export function apiKeyFile(file: string): () => readonly ApiKey[] {
  return watchedFile(file, (text) => {
    if (text === null) return [];
    const keys = parse(file, text);
    narrowFile(file); // only now: it is one of ours
    return keys;
  });
}

function parse(file: string, text: string): ApiKey[] {
  try {
    return z.array(apiKey).parse(JSON.parse(text));
  } catch {
    throw new StartupError(`API_KEYS_FILE: ${file} is not a list of API keys as "npm run api-key" writes it.`);
  }
}

/** Writes the file of API keys anew, as `change` makes it from what is there. Running servers notice. */
export function changeApiKeys(file: string, change: (keys: readonly ApiKey[]) => ApiKey[]): Promise<void> {
  return whileLocked(file, () => replaceFile(file, `${JSON.stringify(change(apiKeyFile(file)()), null, 2)}\n`));
}

/** A new API key: the text that its holder gets, once, and what is kept of it. */
export function createApiKey(
  rights: Pick<ApiKey, 'name' | 'roles' | 'kommuner' | 'cvrNumre' | 'enheder' | 'dataProtection'>,
  expires: Date,
): { text: string; kept: ApiKey } {
  const id = randomBytes(8).toString('hex');
  const text = `dtg_${id}_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(text).digest('hex');
  const times = { createdAt: new Date().toISOString(), expiresAt: expires.toISOString(), revokedAt: null };
  return { text, kept: { id, ...rights, hash, ...times } };
}

/** The system that an API key belongs to; throws a refusal for a key that is unknown, expired, revoked or more than a key may be. */
export function verifyApiKey(given: string, read: () => readonly ApiKey[]): Caller {
  const id = parseApiKey(given);
  const key = id !== null && list(read).find((one) => one.id === id);
  if (!key || !isEqual(given, key.hash)) throw refusal('NOT_AUTHENTICATED');
  if (key.revokedAt !== null || Date.parse(key.expiresAt) <= Date.now()) throw ofKey(key, refusal('API_KEY_EXPIRED'));
  if (unfitness(key) !== null) throw ofKey(key, refusal('API_KEY_UNFIT'));
  const { kommuner, cvrNumre, enheder } = key;
  return {
    kind: 'system',
    subject: apiKeySubject(key.id),
    roles: key.roles.map((role) => ({ role, kommuner, cvrNumre, enheder })),
  };
}

/** Beside the refusals, not in them: whoever has the key does not learn what it was for. */
const refusedKeys = new WeakMap<Error, readonly string[]>();

function ofKey<Refusal extends Error>({ kommuner }: ApiKey, error: Refusal): Refusal {
  refusedKeys.set(error, kommuner);
  return error;
}

/** The municipalities of a key that is known and was refused so; none for any other error. */
export const kommunerOfKey = (error: Error): readonly string[] => refusedKeys.get(error) ?? [];

function list(read: () => readonly ApiKey[]): readonly ApiKey[] {
  try {
    return read();
  } catch (cause) {
    throw authUnavailable(cause);
  }
}

const isEqual = (given: string, hash: string): boolean =>
  timingSafeEqual(createHash('sha256').update(given).digest(), Buffer.from(hash, 'hex'));

/** The id inside an API key, `dtg_<id>_<secret>`; null for a text of another form. The prefix is for secret scanners. */
const parseApiKey = (key: string): string | null => /^dtg_([\da-f]{16})_[\w-]{43}$/.exec(key)?.[1] ?? null;
