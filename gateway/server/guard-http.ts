import { getHeapStatistics } from 'node:v8';
import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isLoopback, networkOf } from '../admission/address.ts';
import type { Limits } from '../config/limits-config.ts';
import { usualRate } from '../plugins/limits.ts';
import { withStatus } from '../plugins/request-error.ts';
import { sendRefusal } from './send-refusal.ts';

/** Answers that a page may read beside their body. */
const exposed = [
  'x-request-id',
  'x-register-mode',
  'x-register-tidslinje',
  'x-register-change',
  'etag',
  'retry-after',
  'content-disposition',
];

/** More of the heap than this, and only a smaller load helps. */
const shareOfHeap = 0.85;

/**
 * What every answer of the gateway has to say to browsers, and what keeps it standing when all else did not help. Pages of
 * any origin may read what is public, without credentials of the browser's; a token in a header is the page's own.
 */
export function guardHttp(app: FastifyInstance, limits: Limits): void {
  app.register(cors, {
    origin: limits.corsOrigins ?? '*',
    methods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
    allowedHeaders: [
      'content-type',
      'content-encoding',
      'accept',
      'authorization',
      'x-api-key',
      'x-request-id',
      'x-cost',
      'if-none-match',
    ],
    exposedHeaders: exposed,
    maxAge: 86_400,
  });
  limitRate(app, limits);
  app.register(underPressure, {
    maxHeapUsedBytes: getHeapStatistics().heap_size_limit * shareOfHeap,
    exposeStatusRoute: false,
    pressureHandler: async (request, reply, type, value) => {
      if (request.url.startsWith('/health')) return;
      request.log.warn({ type, value }, 'refused under pressure');
      await sendRefusal(reply, busy());
    },
  });
}

/** A hook of our own: the plugin's leaves out what is routed before it is loaded, and what there is no route of. */
function limitRate(app: FastifyInstance, { requestsPerMinute }: Limits): void {
  app.register(rateLimit, {
    global: false,
    max: requestsPerMinute ?? usualRate,
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => networkOf(ip),
    allowList: ({ url, ip }) => url.startsWith('/health') || (requestsPerMinute === null && isLoopback(ip)),
  });
  app.after(() => {
    const count = app.createRateLimit();
    app.addHook('onRequest', async (request, reply) => {
      const counted = await count(request);
      if (counted.isAllowed) return;
      const { max, remaining, ttlInSeconds, isExceeded } = counted;
      reply.headers({
        'x-ratelimit-limit': max,
        'x-ratelimit-remaining': remaining,
        'x-ratelimit-reset': ttlInSeconds,
      });
      if (isExceeded) return sendRefusal(reply, tooMany(ttlInSeconds));
    });
  });
}

const tooMany = (seconds: number) =>
  withStatus({ status: 429, headers: { 'retry-after': String(seconds) } }, 'TOO_MUCH_AT_ONCE', { seconds });

const busy = () => withStatus({ status: 503, headers: { 'retry-after': '2' } }, 'SERVICE_BUSY', { seconds: 2 });

/** Gives an answer that is written beside Fastify the headers that Fastify would have sent. */
export function handOnHeaders(reply: FastifyReply): void {
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) reply.raw.setHeader(name, value);
}
