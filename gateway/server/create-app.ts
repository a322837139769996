import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import Fastify from 'fastify';
import type { Config } from '../config/config.ts';
import { limits } from '../plugins/limits.ts';
import { answerErrors, loggedError, loggedPath, loggedTexts, refuseUnrouted } from './answer-errors.ts';
import { refuseUnread } from './answer-unread.ts';
import { guardConnections, receiving } from './guard-connections.ts';
import { isRequestId, newRequestId } from './request-id.ts';

/** Takes the lines of the log in the place of standard output. */
export interface LogSink {
  write(line: string): void;
}

/** A bare HTTP server: log, request ids, body limit. Every answer carries its `x-request-id` and tells browsers what not to do with it. */
export function createApp(
  { logLevel, limits: own }: Pick<Config, 'logLevel' | 'limits'>,
  sink?: LogSink,
): FastifyInstance {
  const app = Fastify({
    bodyLimit: limits.bodyBytes,
    trustProxy: own.trustProxy,
    ...receiving(own),
    // A query string can carry variables, and variables can be personal data: only the path is logged.
    logger: {
      level: logLevel,
      serializers: { req: ({ method, url }) => ({ method, path: loggedPath(url) }), err: loggedError },
      // Plugins log addresses of their own accord.
      formatters: { log: loggedTexts },
      ...(sink && { stream: sink }),
    },
    frameworkErrors: refuseUnrouted(own),
    clientErrorHandler: refuseUnread(own),
    // A caller's own id is kept, so that its log and ours can be held together; anything odd gets a new one.
    genReqId: ({ headers }) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && isRequestId(given) ? given : newRequestId();
    },
    forceCloseConnections: 'idle',
  });
  answerErrors(app);
  guardConnections(app, own);
  app.addHook('onRequest', async (request, reply) => {
    request.raw.headers['x-request-id'] = request.id;
    reply.raw.setHeader('x-request-id', request.id);
    reply.raw.setMaxListeners(30); // each concern has one for its end
  });
  app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' }, // what is public may be shown by any page
  });
  return app;
}
