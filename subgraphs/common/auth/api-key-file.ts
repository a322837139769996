import { z } from 'zod';
import { narrowFile } from '../files/owner-only.ts';
import { watchedFile } from '../files/watched-file.ts';
import { StartupError } from '../startup-error.ts';
import { protectingRoles } from './permissions.ts';
import { type Role, roles } from './roles.ts';
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
