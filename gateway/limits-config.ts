import { z } from 'zod';
import { limits } from './plugins/limits.ts';

const whole = (min: number, max: number, fallback: number) =>
  z
    .string()
    .regex(/^\d+$/, 'give a whole number')
    .transform(Number)
    .pipe(z.number().min(min, `give ${min} or more`).max(max, `give ${max} or less`))
    .default(fallback);

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
  CONNECTIONS_PER_ADDRESS: whole(1, million, 500).optional(),
  REQUESTS_PER_MINUTE: whole(1, 100 * million, 6_000).optional(),
  PUBLIC_BODY_BYTES: whole(1_000, limits.bodyBytes, 131_072),
  BODIES_AT_ONCE_BYTES: whole(limits.bodyBytes, 1_000_000 * million, 16 * limits.bodyBytes),
  RECEIVE_MS: whole(100, 600_000, 30_000),
  SEND_STALL_MS: whole(100, 3_600_000, 30_000),
  TRUST_PROXY: z.string().min(1, 'give true, or the addresses of the proxies').optional(),
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
    /** Null: as many as there are in all. Behind a proxy all come from its address. */
    connectionsPerAddress: env.CONNECTIONS_PER_ADDRESS ?? null,
    /** Null: 6000, but without a limit from this machine itself. */
    requestsPerMinute: env.REQUESTS_PER_MINUTE ?? null,
    publicBodyBytes: env.PUBLIC_BODY_BYTES,
    bodiesAtOnceBytes: env.BODIES_AT_ONCE_BYTES,
    receiveMs: env.RECEIVE_MS,
    sendStallMs: env.SEND_STALL_MS,
    trustProxy: env.TRUST_PROXY === 'true' ? true : (env.TRUST_PROXY ?? false),
    corsOrigins: env.CORS_ORIGINS === '*' ? null : env.CORS_ORIGINS.split(/[\s,]+/),
    /** Off in production, which has no newcomers, unless it is asked for. */
    graphiql: env.GRAPHIQL ?? env.ENVIRONMENT !== 'production',
  };
}

export type Limits = ReturnType<typeof limitsConfig>;
