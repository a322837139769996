import { GraphQLError } from 'graphql';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { refusal } from '../errors/refusal.ts';
import type { AuthSettings } from './auth-settings.ts';
import type { Caller } from './caller.ts';
import { claimsToCaller } from './claims-to-caller.ts';

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
