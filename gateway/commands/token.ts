import { parseExpiry } from '../../subgraphs/common/auth/parse-expiry.ts';
import { parseRights } from '../../subgraphs/common/auth/parse-rights.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config.ts';
import type { RightsOptions } from './rights-options.ts';
import { signDevelopmentToken } from './sign-development-token.ts';

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
