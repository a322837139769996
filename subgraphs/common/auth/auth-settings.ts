/** What verifying credentials depends on. */
export interface AuthSettings {
  /** Where the public keys of the token provider are; null: no tokens are accepted. */
  jwks: { url: string } | { file: string } | null;
  issuer: string;
  audience: string;
  /** How long a token may be good for, in milliseconds, from when it was issued. */
  maxLifetime: number;
  /** What a token's `typ` may be, in lower case; null: none. */
  tokenTypes: readonly (string | null)[];
  /** JSON file of the API keys; need not exist. */
  apiKeysFile: string;
  /** Whether this is production, where development keys are refused. */
  production: boolean;
  /** Folder for the development key, when tokens signed with it are accepted; else null. */
  developmentDir: string | null;
}

/** What a caller sent to say who it is, unread. Never to be logged. */
export interface Credentials {
  /** The header `authorization`: "Bearer <token>". */
  authorization?: string | undefined;
  /** The header `x-api-key`. */
  apiKey?: string | undefined;
}
