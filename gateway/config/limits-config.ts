import { isIP } from 'node:net';
import { z } from 'zod';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { limits } from '../plugins/limits.ts';
import { wholeNumber } from './whole-number.ts';

const whole = (min: number, max: number, fallback: number) => wholeNumber(min, max).default(fallback);

const flag = z
  .enum(['true', 'false'], 'give true or false')
  .transform((given) => given === 'true')
  .optional();

const million = 1_000_000;

/** The variables that say how much is taken on at once, and from whom: docs/operations.md tells of each. */
export const limitsVariables = {
  COST_AT_ONCE: whole(1_000, 1_000 * million, 2 * limits.cost),
  COST_PER_CALLER: whole(1_000, 1_000 * million, limits.cost),
  QUEUE_LENGTH: whole(0, 100_000, 200),
  QUEUE_PER_CALLER: whole(0, 100_000, 20),
  QUEUE_MS: whole(1, 600_000, 5_000),
  CONNECTIONS: whole(1, million, 5_000),
  // Left out is another thing than the usual number: see limitsConfig.
  CONNECTIONS_PER_ADDRESS: wholeNumber(1, million).optional(),
  REQUESTS_PER_MINUTE: wholeNumber(1, 100 * million).optional(),
  PUBLIC_BODY_BYTES: whole(1_000, limits.bodyBytes, 131_072),
  BODIES_AT_ONCE_BYTES: whole(limits.bodyBytes, 1_000_000 * million, 16 * limits.bodyBytes),
  ANSWERS_KEPT_BYTES: whole(0, 1_000_000 * million, 32 * million),
  RECEIVE_MS: whole(100, 600_000, 30_000),
  SEND_STALL_MS: whole(100, 3_600_000, 30_000),
  FILE_BYTES_PER_SECOND: whole(0, 1_000 * million, 100_000),
  STREAMS: whole(1, million, 2_000),
  STREAMS_PER_CALLER: wholeNumber(1, million).optional(),
  HEARTBEAT_MS: whole(1_000, 600_000, 15_000),
  CHANGES_POLL_MS: whole(10, 60_000, 250),
  TRUST_PROXY: z.string().min(1, 'give the addresses of the proxies, or false').optional(),
  CORS_ORIGINS: z.string().min(1, 'give * or a list of origins').default('*'),
  GRAPHIQL: flag,
};

type Variables = z.output<z.ZodObject<typeof limitsVariables>> & { ENVIRONMENT: string };

/** How much is taken on at once, and from whom. */
export function limitsConfig(env: Variables) {
  return {
    admission: {
      total: env.COST_AT_ONCE,
      perCaller: env.COST_PER_CALLER,
      waiting: env.QUEUE_LENGTH,
      waitingPerCaller: env.QUEUE_PER_CALLER,
      patience: env.QUEUE_MS,
    },
    connections: env.CONNECTIONS,
    /** What is not given is the usual number, but without a limit from this machine itself. */
    connectionsPerAddress: env.CONNECTIONS_PER_ADDRESS ?? null,
    requestsPerMinute: env.REQUESTS_PER_MINUTE ?? null,
    publicBodyBytes: env.PUBLIC_BODY_BYTES,
    bodiesAtOnceBytes: env.BODIES_AT_ONCE_BYTES,
    answersKeptBytes: env.ANSWERS_KEPT_BYTES,
    receiveMs: env.RECEIVE_MS,
    sendStallMs: env.SEND_STALL_MS,
    fileBytesPerSecond: env.FILE_BYTES_PER_SECOND,
    /** Who follows the change logs; what is not given is the usual number, but without a limit from this machine itself. */
    streams: { total: env.STREAMS, perCaller: env.STREAMS_PER_CALLER ?? null },
    heartbeatMs: env.HEARTBEAT_MS,
    changesPollMs: env.CHANGES_POLL_MS,
    trustProxy: trustedProxies(env.TRUST_PROXY),
    corsOrigins: env.CORS_ORIGINS === '*' ? null : origins(env.CORS_ORIGINS),
    /** Off in production, which has no newcomers, unless it is asked for. */
    graphiql: env.GRAPHIQL ?? env.ENVIRONMENT !== 'production',
  };
}

export type Limits = ReturnType<typeof limitsConfig>;

const listed = (given: string): string[] => given.split(/[\s,]+/).filter((one) => one !== '');

/** Names that Fastify knows stretches of addresses by. */
const namedProxies = new Set(['loopback', 'linklocal', 'uniquelocal']);

/**
 * By address alone. To believe everybody, or a count of proxies whoever it is that connects, is to let each caller invent
 * the address that it is limited by.
 */
function trustedProxies(given: string | undefined): false | string[] {
  if (given === undefined || given === 'false') return false;
  const proxies = listed(given);
  const wrong = proxies.find((one) => !namedProxies.has(one) && !isNetwork(one));
  if (wrong === undefined && proxies.length > 0) return proxies;
  throw new StartupError(
    `TRUST_PROXY: give the addresses of the proxies, as 10.0.0.7, 10.0.0.0/24 or loopback, or false (it is "${given}").`,
  );
}

function isNetwork(given: string): boolean {
  const [address = '', bits, ...more] = given.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

/** As browsers send them: anything else would never be one. */
function origins(given: string): string[] {
  const all = listed(given);
  const wrong = all.find((one) => !URL.canParse(one) || new URL(one).origin !== one);
  if (wrong === undefined && all.length > 0) return all;
  throw new StartupError(
    `CORS_ORIGINS: give * or origins, as https://one.example,https://two.example:8443 (it is "${given}").`,
  );
}
