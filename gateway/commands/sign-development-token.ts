import { importJWK, SignJWT } from 'jose';
import { developmentKey } from '../../subgraphs/common/auth/development-key.ts';
import type { Config } from '../config.ts';

interface TokenClaims {
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
