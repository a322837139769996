import { importJWK, SignJWT } from 'jose';
import { developmentKey } from '../../subgraphs/common/auth/development-key.ts';
import { parseExpiry } from '../../subgraphs/common/auth/parse-expiry.ts';
import { parseRights } from '../../subgraphs/common/auth/parse-rights.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config.ts';
import type { RightsOptions } from './rights-options.ts';

/** Prints a token signed with the development key, which servers with AUTH_DEVELOPMENT=true accept. */
export async function printToken(
  { auth, dataDir }: Config,
  options: RightsOptions & { sub: string; expires: string },
): Promise<void> {
  if (auth.production) throw new StartupError('token: development tokens are not for ENVIRONMENT=production.');
  const { roles, kommuner, cvrNumre } = parseRights(options);
  const expires = parseExpiry(options.expires);
  const key = await developmentKey(dataDir);
  const token = await new SignJWT({ roles, kommuner, cvr: cvrNumre })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: String(key.kid) })
    .setSubject(options.sub)
    .setIssuer(auth.issuer)
    .setAudience(auth.audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(await importJWK(key, 'ES256'));
  console.log(token);
  if (!auth.developmentDir) console.error('Servers accept it when they run with AUTH_DEVELOPMENT=true.');
}
