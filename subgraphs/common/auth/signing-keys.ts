import {
  createLocalJWKSet,
  createRemoteJWKSet,
  customFetch,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';
import { watchedFile } from '../files/write-file.ts';
import { StartupError } from '../startup-error.ts';
import { authUnavailable } from './auth-refusals.ts';
import type { AuthSettings } from './auth-settings.ts';
import { isDevelopmentKey } from './development-key.ts';

/** The public keys that tokens may be signed with. */
interface SigningKeys {
  /** The key that a token's header names; throws AUTH_UNAVAILABLE when the keys cannot be had just now. */
  find: JWTVerifyGetKey;
  /** Throws a StartupError for keys that this installation must not start with. */
  check(): Promise<void>;
}

/** The keys of the settings' JWKS. In production a set with a development key in it is not used at all. */
export function openSigningKeys({ jwks, production }: AuthSettings): SigningKeys | null {
  if (!jwks) return null;
  const accept = (set: JSONWebKeySet) => {
    if (production && set.keys.some(isDevelopmentKey))
      throw new StartupError('The JWKS holds a development key, which is not for ENVIRONMENT=production. Remove it.');
  };
  return 'url' in jwks ? remoteKeys(jwks.url, accept) : fileKeys(jwks.file, accept);
}

/** How long a fetch may take; how soon an unknown key may cause the next; how long keys hold. Milliseconds. */
const waits = { timeoutDuration: 3_000, cooldownDuration: 10_000, cacheMaxAge: 600_000 };

/** After a failed fetch, how long the provider is left alone. */
const pause = 1_000;

/** The keys behind a URL: the `jwks_uri` of an OpenID provider. */
export function remoteKeys(url: string, accept: (set: JSONWebKeySet) => void, durations = waits): SigningKeys {
  const keys = createRemoteJWKSet(new URL(url), { ...durations, [customFetch]: fetchAccepted(accept) });
  let failure: { at: number; cause: unknown } | undefined;
  const find: SigningKeys['find'] = async (header, token) => {
    if (failure && !keys.fresh && Date.now() - failure.at < pause) throw authUnavailable(failure.cause);
    try {
      return await keys(header, token);
    } catch (cause) {
      if (isTokensFault(cause)) throw cause;
      failure = { at: Date.now(), cause };
      throw authUnavailable(cause);
    }
  };
  return { find, check: () => keys.reload().catch(ignoreOutage) };
}

const fetchAccepted =
  (accept: (set: JSONWebKeySet) => void) =>
  async (url: string, options: RequestInit): Promise<Response> => {
    const response = await fetch(url, options);
    const text = await response.text();
    if (response.ok) accept(JSON.parse(text));
    return new Response(text, { status: response.status });
  };

/** Without a `kid` the one key is meant; where there are several it must be given (OpenID Connect Core, 10.1). */
function isTokensFault(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  );
}

/** A provider that is down must not keep the public from reading; tokens are refused as retryable meanwhile. */
function ignoreOutage(error: unknown): void {
  if (error instanceof StartupError) throw error;
}

/** The keys of a file; a changed file is noticed. */
function fileKeys(file: string, accept: (set: JSONWebKeySet) => void): SigningKeys {
  const read = watchedFile(file, (text) => {
    if (text === null) throw new StartupError(`AUTH_JWKS_FILE: there is no file ${file}.`);
    const set = parse(file, text);
    accept(set);
    return createLocalJWKSet(set);
  });
  return {
    find: (header, token) => current(read)(header, token),
    check: async () => void read(),
  };
}

function parse(file: string, text: string): JSONWebKeySet {
  try {
    const set: JSONWebKeySet = JSON.parse(text);
    createLocalJWKSet(set); // throws for anything but a set of keys
    return set;
  } catch {
    throw new StartupError(`AUTH_JWKS_FILE: ${file} is not a JSON Web Key Set ({"keys": […]}).`);
  }
}

function current<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (cause) {
    throw authUnavailable(cause);
  }
}
