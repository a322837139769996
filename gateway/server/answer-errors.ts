import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { maskCpr } from '../../subgraphs/common/text/cpr-text.ts';
import type { Limits } from '../config/limits-config.ts';
import { unreadHeaders } from './answer-unread.ts';

/**
 * Answers in our own words where Fastify would repeat what was sent: the address of what there is none of, with its
 * query, and the beginning of a body that cannot be read. The log has the code alone.
 */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler((_request, reply) => send(reply, 404, 'ADDRESS_UNKNOWN'));
  app.setErrorHandler(refuseRequest);
  // Routes of their own tell what is wrong with a value, and repeat it.
  app.addHook('onSend', async (_request, reply, payload) =>
    reply.statusCode >= 400 && typeof payload === 'string' ? maskCpr(payload) : payload,
  );
}

/** The answer to an address that Fastify itself cannot read: no hook has put headers on it. */
export const refuseUnrouted =
  (limits: Limits) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    refuseRequest(error, request, reply.headers(unreadHeaders(limits, request.headers.origin)));

/** The answer to a request that could not be handled. */
function refuseRequest(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const hasLeft = request.raw.destroyed && !request.raw.complete; // within its body: that is no fault of ours
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

/** An error for the log: its texts may repeat a part of a request. */
export function loggedError({ name, message, stack }: Error) {
  return { type: name, message: maskCpr(message), stack: maskCpr(stack ?? '') };
}

/** The texts of a line of the log. */
export const loggedTexts = (line: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(line).map(([name, value]) => [name, typeof value === 'string' ? maskCpr(value) : value]),
  );

/** The path of an address for the log: without its query, and without a CPR number, however it is written there. */
export function loggedPath(url: string): string {
  const path = url.split('?')[0] ?? '';
  try {
    const read = decodeURIComponent(path);
    return maskCpr(read) === read ? path : maskCpr(read);
  } catch {
    return maskCpr(path);
  }
}
