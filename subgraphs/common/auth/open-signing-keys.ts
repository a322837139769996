import type { JSONWebKeySet } from 'jose';
import { StartupError } from '../startup-error.ts';
import type { AuthSettings } from './auth-settings.ts';
import { isDevelopmentKey } from './development-key.ts';
import { fileKeys } from './file-keys.ts';
import { remoteKeys } from './remote-keys.ts';
import type { SigningKeys } from './signing-keys.ts';

/** The keys of the settings' JWKS. In production a set with a development key in it is not used at all. */
export function openSigningKeys({ jwks, production }: AuthSettings): SigningKeys | null {
  if (!jwks) return null;
  const accept = (set: JSONWebKeySet) => {
    if (production && set.keys.some(isDevelopmentKey))
      throw new StartupError('The JWKS holds a development key, which is not for ENVIRONMENT=production. Remove it.');
  };
  return 'url' in jwks ? remoteKeys(jwks.url, accept) : fileKeys(jwks.file, accept);
}
