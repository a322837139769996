import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { refusal } from '../errors/refusal.ts';
import { type ApiKey, apiKeyFile, unfitness, verifyApiKey } from './api-keys.ts';
import type { AuthSettings, Credentials } from './auth-settings.ts';
import { developmentKey } from './development-key.ts';
import { anonymous, apiKeySubject, type Caller } from './may.ts';
import { type Role, roles } from './permissions.ts';
import { scopeValues } from './scope-values.ts';
import { openSigningKeys } from './signing-keys.ts';

/**
 * Finds who sent the credentials; throws a refusal for credentials that do not hold. Without any: the public reader.
 */
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

/** Asymmetric signatures only: with the others, whoever can verify can also sign (RFC 8725, sections 2.1 and 3.1). */
const algorithms = [
  'ES256',
  'ES384',
  'ES512',
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'EdDSA',
  'Ed25519',
];

/** Seconds that the provider's clock and ours may differ. */
const clockTolerance = 10;

type TokenSettings = Pick<AuthSettings, 'issuer' | 'audience' | 'maxLifetime' | 'tokenTypes'>;

/** "application/" may be left out (RFC 7515, section 4.1.9); case does not count. */
const typeOf = (typ: string | undefined): string | null => typ?.toLowerCase().replace(/^application\//, '') ?? null;

/** How long it is good for, in milliseconds; one that does not say when it began, or says later than now, began now. */
function lifetimeOf({ exp = 0, iat, nbf }: JWTPayload): number {
  const began = Math.min(...[iat, nbf].filter((one) => one !== undefined), Date.now() / 1000);
  return (exp - began) * 1000;
}

/** The caller a JWT speaks of, and when it ends (milliseconds); throws a refusal for a token that does not hold. */
export async function verifyToken(
  token: string,
  key: JWTVerifyGetKey,
  { issuer, audience, maxLifetime, tokenTypes }: TokenSettings,
): Promise<{ caller: Caller; ends: number }> {
  try {
    const options = { issuer, audience, algorithms, clockTolerance, requiredClaims: ['exp', 'sub'] };
    const { payload, protectedHeader } = await jwtVerify(token, key, options);
    // Signed by the provider for something else: a logout token, an event, a proof (RFC 8725, section 3.11).
    if (!tokenTypes.includes(typeOf(protectedHeader.typ))) throw refusal('TOKEN_CLAIM_REFUSED', { claim: 'typ' });
    if (lifetimeOf(payload) > maxLifetime + clockTolerance * 1000) throw refusal('TOKEN_TOO_LONG');
    return { caller: claimsToCaller(payload), ends: ((payload.exp ?? 0) + clockTolerance) * 1000 };
  } catch (error) {
    throw toRefusal(error);
  }
}

/** jose looks at claims only after the signature held, so naming one tells nothing to a forger. */
function toRefusal(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error;
  if (error instanceof errors.JWTExpired) return refusal('TOKEN_EXPIRED');
  if (error instanceof errors.JWTClaimValidationFailed) return refusal('TOKEN_CLAIM_REFUSED', { claim: error.claim });
  return refusal('NOT_AUTHENTICATED');
}

/** A list, or one text in the place of a list of one. */
const texts = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((given) => [given].flat());

/**
 * The claims that are read, beside those of RFC 7519 that verifying the token is about:
 * - `sub`: who; at most 255 printable ASCII characters (OpenID Connect Core, section 2).
 * - `roles`: names from roles.ts; others belong to other systems and give no right here.
 * - `kommuner`: municipalities of the roles kommunal and leverandoer, "101" or "0101".
 * - `cvr`: CVR numbers of the role privat.
 * - `enheder`: institution numbers of the role institution.
 * - `client_id` or `azp`, when equal to `sub`: no person, but a system on its own behalf (RFC 9068, section 2.2).
 */
const claims = z.object({
  sub: z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/)
    .refine((sub) => !sub.startsWith(apiKeySubject(''))),
  roles: texts,
  kommuner: texts.pipe(scopeValues.kommuner),
  cvr: texts.pipe(scopeValues.cvrNumre),
  enheder: texts.pipe(scopeValues.enheder),
  client_id: z.string().optional(),
  azp: z.string().optional(),
});

/** The caller that a verified token speaks of; a claim in a form that nothing can be read from is refused. */
function claimsToCaller(payload: JWTPayload): Caller {
  const { data, error } = claims.safeParse(payload);
  if (!data) throw refusal('TOKEN_CLAIM_REFUSED', { claim: String(error.issues[0]?.path[0]) });
  const isSystem = data.sub === data.client_id || data.sub === data.azp;
  const known = [...new Set(data.roles)].filter((role): role is Role => Object.hasOwn(roles, role));
  const scope = { kommuner: data.kommuner, cvrNumre: data.cvr, enheder: data.enheder };
  return { kind: isSystem ? 'system' : 'person', subject: data.sub, roles: known.map((role) => ({ role, ...scope })) };
}

/** Longest that a verified token is not looked at again: a key withdrawn by the provider is felt within it. */
const longest = 60_000;

/** Callers of tokens just verified, so that the gateway and its subgraphs in one process verify each once. */
class CallerCache {
  readonly #callers = new LRUCache<string, Caller>({ max: 2_000, ttl: longest });

  /** The caller of a token, verified now unless it was a moment ago. */
  async get(token: string, verify: () => Promise<{ caller: Caller; ends: number }>): Promise<Caller> {
    const key = createHash('sha256').update(token).digest('base64'); // the token itself is not kept
    const known = this.#callers.get(key);
    if (known) return known;
    const { caller, ends } = await verify();
    const ttl = Math.min(longest, ends - Date.now());
    if (ttl > 0) this.#callers.set(key, caller, { ttl });
    return caller;
  }
}
