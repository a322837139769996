import { createRemoteJWKSet, customFetch, errors, type JSONWebKeySet } from 'jose';
import { StartupError } from '../startup-error.ts';
import { authUnavailable } from './auth-unavailable.ts';
import type { SigningKeys } from './signing-keys.ts';

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
