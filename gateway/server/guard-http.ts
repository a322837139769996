import { getHeapStatistics } from 'node:v8';
import cors from '@fastify/cors';
import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isLoopback, networkOf } from '../admission/address.ts';
import { sendRefusal } from '../admission/send-refusal.ts';
import type { Limits } from '../config/limits-config.ts';
import { usualRate } from '../plugins/limits.ts';
import { withStatus } from '../plugins/request-error.ts';

/** Headers that a page may read beside the body. */
const exposed = [
  'x-request-id',
  'x-register-mode',
  'x-register-tidslinje',
  'x-register-change',
  'etag',
  'retry-after',
  'content-disposition',
];

/** When more of the heap than this is in use, only a smaller load helps. */
const shareOfHeap = 0.85;

/**
 * The headers for browsers on every answer of the gateway, and the last limits that keep it running. Pages of any origin
 * may read what is public, without the browser's credentials; a token in a header belongs to the page.
 */
export function guardHttp(app: FastifyInstance, limits: Limits): CountRequest {
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
  const countRequest = limitRate(app, limits);
  app.register(underPressure, {
    maxHeapUsedBytes: getHeapStatistics().heap_size_limit * shareOfHeap,
    exposeStatusRoute: false,
    pressureHandler: async (request, reply, type, value) => {
      if (request.url.startsWith('/health')) return;
      request.log.warn({ type, value }, 'refused under pressure');
      await sendRefusal(reply, busy());
    },
  });
  return countRequest;
}

/** The headers about the limit of the caller's address, if it has one; null for a request beyond it. */
export type CountRequest = (address: string) => Record<string, number> | null | Promise<Record<string, number> | null>;

/** A hook of our own: the plugin's leaves out routes from before it is loaded, and addresses without a route. */
function limitRate(app: FastifyInstance, { requestsPerMinute }: Limits): CountRequest {
  const isFree = (ip: string) => requestsPerMinute === null && isLoopback(ip);
  app.register(rateLimit, {
    global: false,
    max: requestsPerMinute ?? usualRate,
    timeWindow: 60_000,
    keyGenerator: ({ ip }) => networkOf(ip),
    allowList: ({ url, ip }) => url.startsWith('/health') || isFree(ip),
  });
  let count: ReturnType<FastifyInstance['createRateLimit']> | undefined;
  app.after(() => {
    const counter = app.createRateLimit();
    count = counter;
    app.addHook('onRequest', async (request, reply) => {
      const counted = await counter(request);
      if (counted.isAllowed) return;
      reply.headers(rateHeaders(counted));
      if (counted.isExceeded) return sendRefusal(reply, tooMany(counted.ttlInSeconds));
    });
  });
  return (ip) => {
    if (isFree(ip)) return {};
    // The request has not come to Fastify, but has all that the plugin looks at.
    const request = { ip, url: '/graphql', routeOptions: {} } as FastifyRequest;
    return (
      count?.(request).then((counted) => (counted.isAllowed ? {} : counted.isExceeded ? null : rateHeaders(counted))) ??
      null
    );
  };
}

const rateHeaders = ({ max, remaining, ttlInSeconds }: { max: number; remaining: number; ttlInSeconds: number }) => ({
  'x-ratelimit-limit': max,
  'x-ratelimit-remaining': remaining,
  'x-ratelimit-reset': ttlInSeconds,
});

const tooMany = (seconds: number) =>
  withStatus({ status: 429, headers: { 'retry-after': String(seconds) } }, 'TOO_MUCH_AT_ONCE', { seconds });

const busy = () => withStatus({ status: 503, headers: { 'retry-after': '2' } }, 'SERVICE_BUSY', { seconds: 2 });
