import path from 'node:path';
import { z } from 'zod';
import type { TransportSettings } from '../../subgraphs/affiliation/delivery/transport/transport-settings.ts';
import type { RegisterMode } from '../../subgraphs/common/register-mode.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';

const text = z.string().min(1).optional();

/** STIL's import service, v8; its own namespace is its address. */
const service = 'https://brugerdatabasen.stil.dk/bpi/wsaimport/8';

/** The variables that say how deliveries reach Unilogin. */
export const uniloginVariables = {
  UNILOGIN_URL: z.url({ protocol: /^https$/, error: 'give an https: address' }).optional(),
  UNILOGIN_NAMESPACE: text,
  UNILOGIN_DOCUMENT_NAMESPACE: text,
  UNILOGIN_PROVIDER_ID: text,
  UNILOGIN_KEY_FILE: text,
  UNILOGIN_CERT_FILE: text,
  UNILOGIN_CA_FILE: text,
  UNILOGIN_ANSWER_CA_FILE: text,
  UNILOGIN_SIGNER: text,
  UNILOGIN_CRL_FILE: text,
  UNILOGIN_TIMEOUT_MS: z
    .string()
    .regex(/^\d+$/, 'give a whole number of milliseconds')
    .transform(Number)
    .pipe(z.number().min(1_000, 'give 1000 or more').max(600_000, 'give 600000 or less'))
    .optional(),
};

type Variables = z.infer<z.ZodObject<typeof uniloginVariables>>;

const required = [
  'UNILOGIN_PROVIDER_ID',
  'UNILOGIN_KEY_FILE',
  'UNILOGIN_CERT_FILE',
  'UNILOGIN_ANSWER_CA_FILE',
] as const satisfies (keyof Variables)[];

/** How deliveries are sent; null when nothing is set, and then nothing is. Throws a StartupError for a half of it. */
export function uniloginConfig(env: Variables, mode: RegisterMode): TransportSettings | null {
  const given = Object.keys(uniloginVariables).filter((name) => env[name as keyof Variables] !== undefined);
  if (given.length === 0) return null;
  const missing = required.filter((name) => env[name] === undefined);
  if (missing.length > 0)
    throw new StartupError(
      `${missing.join(', ')}: give ${missing.length > 1 ? 'these' : 'this'} as well, since ${given[0]} is set.`,
    );
  if (mode === 'sandbox' && isStil(env.UNILOGIN_URL ?? service))
    throw new StartupError(
      'UNILOGIN_URL: give a stand-in for the import service; REGISTER_MODE is sandbox, whose copy of the plans and people must not reach STIL.',
    );
  const file = (name: string | undefined) => path.resolve(name ?? '');
  return {
    url: env.UNILOGIN_URL ?? service,
    namespace: env.UNILOGIN_NAMESPACE ?? service,
    documentNamespace: env.UNILOGIN_DOCUMENT_NAMESPACE ?? null,
    providerId: env.UNILOGIN_PROVIDER_ID ?? '',
    keyFile: file(env.UNILOGIN_KEY_FILE),
    certFile: file(env.UNILOGIN_CERT_FILE),
    caFile: env.UNILOGIN_CA_FILE ? file(env.UNILOGIN_CA_FILE) : null,
    answerCaFile: file(env.UNILOGIN_ANSWER_CA_FILE),
    signer: env.UNILOGIN_SIGNER ?? null,
    crlFile: env.UNILOGIN_CRL_FILE ? file(env.UNILOGIN_CRL_FILE) : null,
    timeoutMs: env.UNILOGIN_TIMEOUT_MS ?? 120_000,
  };
}

const isStil = (url: string): boolean => /(^|\.)(stil|unilogin|emu)\.dk$/.test(new URL(url).hostname);
