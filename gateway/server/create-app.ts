import helmet from '@fastify/helmet';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Fastify from 'fastify';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { maskCpr } from '../../subgraphs/common/text/cpr-text.ts';
import type { Config } from '../config/config.ts';
import type { Limits } from '../config/limits-config.ts';
import { limits } from '../plugins/limits.ts';
import { refuseUnread, unreadHeaders } from './answer-unread.ts';
import { guardConnections, receiving } from './guard-connections.ts';
import { logOptions } from './log.ts';
import { isRequestId, newRequestId } from './request-id.ts';

/** Takes the lines of the log in the place of standard output. */
export interface LogSink {
  write(line: string): void;
}

/** A bare HTTP server: log, request ids, body limit. Every answer carries its `x-request-id` and the security headers for browsers. */
export function createApp(
  { logLevel, limits: own }: Pick<Config, 'logLevel' | 'limits'>,
  sink?: LogSink,
): FastifyInstance {
  const app = Fastify({
    bodyLimit: limits.bodyBytes,
    trustProxy: own.trustProxy,
    ...receiving(own),
    logger: { ...logOptions(logLevel), ...(sink && { stream: sink }) },
    frameworkErrors: refuseUnrouted(own),
    clientErrorHandler: refuseUnread(own),
    // A caller's own id is kept, so that its log and ours can be compared; anything odd gets a new one.
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && isRequestId(given) ? given : newRequestId();
    },
    forceCloseConnections: 'idle',
  });
  answerErrors(app);
  app.after(() => guardConnections(app, own)); // before what answers from memory, too
  app.addHook('onRequest', async (request, reply) => {
    request.raw.headers['x-request-id'] = request.id;
    reply.raw.setHeader('x-request-id', request.id);
    reply.raw.setMaxListeners(30); // each concern listens for its end
  });
  app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' }, // any page may show what is public
  });
  return app;
}

/**
 * Answers in our own words where Fastify would repeat what was sent: an unknown address with its query, and the beginning
 * of a body that cannot be read. The log has only the code.
 */
function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => send(reply, 404, 'ADDRESS_UNKNOWN'));
  app.setErrorHandler(refuseRequest);
  // Some routes refuse a value by themselves, and repeat it.
  app.addHook('onSend', async (_request, reply, payload) =>
    reply.statusCode >= 400 && typeof payload === 'string' ? maskCpr(payload) : payload,
  );
}

/** The answer to an address that Fastify itself cannot read: no hook has put headers on it. */
const refuseUnrouted =
  (limits: Limits) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    refuseRequest(error, request, reply.headers(unreadHeaders(limits, request.headers.origin)));

/** The answer to a request that could not be handled. */
function refuseRequest(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const hasLeft = request.raw.destroyed && !request.raw.complete; // in the middle of its body: not our error
  const status = hasLeft ? 400 : (error.statusCode ?? 500);
  if (status >= 500) request.log.error({ err: error }, 'unexpected error');
  else request.log.info({ code: error.code, status }, 'request refused');
  return send(reply, status, status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'REQUEST_UNREADABLE');
}

function send(
  reply: FastifyReply,
  status: number,
  code: 'ADDRESS_UNKNOWN' | 'REQUEST_UNREADABLE' | 'INTERNAL_SERVER_ERROR',
) {
  const { message, extensions } = refusal(code);
  return reply.code(status).send({ errors: [{ message, extensions }] });
}
