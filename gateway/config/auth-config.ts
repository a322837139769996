import path from 'node:path';
import { z } from 'zod';
import type { AuthSettings } from '../../subgraphs/common/auth/auth-settings.ts';
import { developmentJwksFile } from '../../subgraphs/common/auth/development-key.ts';
import { parseDuration } from '../../subgraphs/common/auth/parse-rights.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';

const text = z.string().min(1).optional();

/** The variables that say who may sign in. */
export const authVariables = {
  ENVIRONMENT: z.enum(['development', 'production'], 'give development or production').default('development'),
  AUTH_DEVELOPMENT: z
    .enum(['true', 'false'], 'give true or false')
    .default('false')
    .transform((given) => given === 'true'),
  AUTH_JWKS_URL: z.url({ protocol: /^https?$/, error: 'give an http: or https: address' }).optional(),
  AUTH_JWKS_FILE: text,
  AUTH_ISSUER: text,
  AUTH_AUDIENCE: text,
  AUTH_MAX_LIFETIME: z
    .string()
    .transform((given) => parseDuration(given) ?? Number.NaN)
    .pipe(z.number('give a time as 30m, 8h or 90d').min(60_000, 'give 1m or more'))
    .optional(),
  AUTH_TOKEN_TYPES: z
    .string()
    .default('none,JWT,at+jwt')
    .transform((given) => given.split(',').map((one) => one.trim().toLowerCase()))
    .pipe(
      z.array(z.string().regex(/^[\w.+-]+$/, 'give media types, as at+jwt,JWT, and none for tokens without')).min(1),
    ),
};

/** Longest lives of tokens: those of a provider are renewed every day; those made by hand are for trying things out. */
const lifetimes = { provider: 24 * 3_600_000, development: 90 * 86_400_000 };

type Variables = z.infer<z.ZodObject<typeof authVariables>>;

/** What verifying credentials depends on; throws a StartupError for variables that do not go together. */
export function authConfig(env: Variables, dataDir: string, apiKeysFile: string): AuthSettings {
  refuseContradictions(env);
  return {
    jwks: jwksOf(env, dataDir),
    issuer: env.AUTH_ISSUER ?? 'dagtilbudsgraf-development',
    audience: env.AUTH_AUDIENCE ?? 'dagtilbudsgraf',
    maxLifetime:
      env.AUTH_MAX_LIFETIME ?? lifetimes[env.AUTH_JWKS_URL || env.AUTH_JWKS_FILE ? 'provider' : 'development'],
    tokenTypes: env.AUTH_TOKEN_TYPES.map((one) => (one === 'none' ? null : one)),
    apiKeysFile,
    production: env.ENVIRONMENT === 'production',
    developmentDir: env.AUTH_DEVELOPMENT ? dataDir : null,
  };
}

function jwksOf(env: Variables, dataDir: string): AuthSettings['jwks'] {
  if (env.AUTH_JWKS_URL) return { url: env.AUTH_JWKS_URL };
  if (env.AUTH_JWKS_FILE) return { file: path.resolve(env.AUTH_JWKS_FILE) };
  return env.AUTH_DEVELOPMENT ? { file: developmentJwksFile(dataDir) } : null;
}

function refuseContradictions(env: Variables): void {
  const sources = [env.AUTH_JWKS_URL, env.AUTH_JWKS_FILE, env.AUTH_DEVELOPMENT].filter(Boolean).length;
  const provider = env.AUTH_JWKS_URL ?? env.AUTH_JWKS_FILE;
  if (env.ENVIRONMENT === 'production' && env.AUTH_DEVELOPMENT)
    throw new StartupError('AUTH_DEVELOPMENT: true is not for ENVIRONMENT=production; anybody could sign a token.');
  if (sources > 1) throw new StartupError('Give one of AUTH_JWKS_URL, AUTH_JWKS_FILE and AUTH_DEVELOPMENT=true.');
  if (provider && !(env.AUTH_ISSUER && env.AUTH_AUDIENCE))
    throw new StartupError('AUTH_ISSUER and AUTH_AUDIENCE: give both, so that tokens for other services are refused.');
  if (env.ENVIRONMENT === 'production' && env.AUTH_JWKS_URL && !isSafe(new URL(env.AUTH_JWKS_URL)))
    throw new StartupError('AUTH_JWKS_URL: give an https: address; over http: anybody on the way could put keys in.');
}

const isSafe = ({ protocol, hostname }: URL) =>
  protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
