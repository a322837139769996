import type { FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Caller } from '../../subgraphs/common/auth/caller.ts';
import { permissions } from '../../subgraphs/common/auth/permissions.ts';
import type { Limits } from '../limits-config.ts';
import { limits } from '../plugins/limits.ts';
import { withStatus } from '../plugins/request-error.ts';
import { sendRefusal } from './send-refusal.ts';

/** Roles of which at least one action is no reading. */
const writing = new Set<string>(
  Object.entries(permissions).flatMap(([action, roles]) => (/\.read/.test(action) ? [] : Object.keys(roles))),
);

/**
 * Reads the bodies of GraphQL's requests: large ones of who may write something, and of all together no more than the
 * process can hold.
 */
export function readBodies(
  app: FastifyInstance,
  { publicBodyBytes, bodiesAtOnceBytes }: Limits,
  callerOf: (request: FastifyRequest) => Caller,
): void {
  let held = 0;
  app.setErrorHandler((error, _request, reply) => {
    if (!(error instanceof GraphQLError)) throw error;
    return sendRefusal(reply, error);
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', async (request: FastifyRequest, payload: AsyncIterable<Buffer>) => {
    const { roles } = callerOf(request);
    const most = roles.some(({ role }) => writing.has(role)) ? limits.bodyBytes : publicBodyBytes;
    if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge(most);
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of payload) {
        size += chunk.length;
        held += chunk.length;
        if (size > most) throw tooLarge(most);
        if (held > bodiesAtOnceBytes) throw busy();
        chunks.push(chunk);
      }
    } finally {
      held -= size;
    }
    return Buffer.concat(chunks);
  });
}

const closing = { connection: 'close' };

const tooLarge = (max: number) =>
  withStatus({ status: 413, headers: closing }, 'LIMIT_EXCEEDED', { what: 'the body', hvad: 'indholdet', max });

const busy = () =>
  withStatus({ status: 503, headers: { ...closing, 'retry-after': '1' } }, 'SERVICE_BUSY', { seconds: 1 });
