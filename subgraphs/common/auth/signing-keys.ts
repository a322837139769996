import type { JWTVerifyGetKey } from 'jose';

/** The public keys that tokens may be signed with. */
export interface SigningKeys {
  /** The key that a token's header names; throws AUTH_UNAVAILABLE when the keys cannot be had just now. */
  find: JWTVerifyGetKey;
  /** Throws a StartupError for keys that this installation must not start with. */
  check(): Promise<void>;
}
