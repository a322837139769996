import { importJWK, SignJWT } from 'jose';
import { developmentKey } from '../../subgraphs/common/auth/development-key.ts';
import { parseExpiry, parseRights } from '../../subgraphs/common/auth/parse-rights.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config/config.ts';
import type { RightsOptions } from './options.ts';

/** Prints a token signed with the development key, which servers with AUTH_DEVELOPMENT=true accept. */
export async function printToken(
  config: Config,
  options: RightsOptions & { sub: string; expires: string },
): Promise<void> {
  const { auth } = config;
  if (auth.production) throw new StartupError('token: development tokens are not for ENVIRONMENT=production.');
  const rights = parseRights(options);
  const expires = parseExpiry(options.expires, auth.maxLifetime);
  const token = await signDevelopmentToken(config, { subject: options.sub, ...rights, expires });
  console.log(token);
  if (!auth.developmentDir) console.error('Servers accept it when they run with AUTH_DEVELOPMENT=true.');
}

export interface TokenClaims {
  subject: string;
  roles: readonly string[];
  kommuner: readonly string[];
  cvrNumre: readonly string[];
  enheder?: readonly string[];
  expires: Date | number | string;
}

/** A token signed with the development key of DATA_DIR, which is made when there is none. */
export async function signDevelopmentToken({ auth, dataDir }: Config, claims: TokenClaims): Promise<string> {
  const { subject, roles, kommuner, cvrNumre, enheder = [], expires } = claims;
  const key = await developmentKey(dataDir);
  return new SignJWT({ roles, kommuner, cvr: cvrNumre, enheder })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: String(key.kid) })
    .setSubject(subject)
    .setIssuer(auth.issuer)
    .setAudience(auth.audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(await importJWK(key, 'ES256'));
}
