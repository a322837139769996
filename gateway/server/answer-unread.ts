import { maxHeaderSize, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import type { GraphQLError } from 'graphql';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import type { Limits } from '../config/limits-config.ts';

type Origins = Pick<Limits, 'corsOrigins'>;

/**
 * The headers for browsers whose request was not read, so that their origin is mostly unknown. Such a refusal has nothing
 * secret, but where origins are named, pages of other origins may not read it, as they may read no answer.
 */
export const unreadHeaders = ({ corsOrigins }: Origins, origin?: string): Record<string, string> => ({
  ...allowed(corsOrigins, origin),
  'content-security-policy': "default-src 'none';frame-ancestors 'none'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
});

function allowed(origins: string[] | null, origin: string | undefined): Record<string, string> {
  if (origins === null) return { 'access-control-allow-origin': '*' };
  const vary = { vary: 'origin' };
  return origin !== undefined && origins.includes(origin) ? { 'access-control-allow-origin': origin, ...vary } : vary;
}

/** Answers in HTTP and GraphQL's form on a connection where no request was read, and ends it. */
export function answerUnread(
  socket: Socket,
  status: number,
  { message, extensions }: GraphQLError,
  headers: Record<string, string>,
): void {
  const body = JSON.stringify({ errors: [{ message, extensions }] });
  const head = {
    'content-type': 'application/json; charset=utf-8',
    ...headers,
    connection: 'close',
    'content-length': Buffer.byteLength(body),
  };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

/** Refuses what node:http itself cannot read. Its log line has the code alone. */
export function refuseUnread(origins: Origins) {
  const headers = unreadHeaders(origins);
  // Made once: a thousand connections may end at the same moment.
  const [slow, tooLong, unreadable] = [refusal('REQUEST_SLOW'), headTooLong(), refusal('REQUEST_UNREADABLE')];
  return function (this: { log: FastifyBaseLogger }, error: Error & { code?: string }, socket: Socket): void {
    this.log.info({ code: error.code }, 'request unreadable');
    // Once an answer has begun, another would be taken for a part of it.
    const { _httpMessage: answer } = socket as Socket & { _httpMessage?: ServerResponse };
    if (error.code === 'ECONNRESET' || !socket.writable || answer?.headersSent) socket.destroy();
    else if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT')
      answerUnread(socket, 408, slow, { ...headers, 'retry-after': '1' });
    else if (error.code === 'HPE_HEADER_OVERFLOW') answerUnread(socket, 431, tooLong, headers);
    else answerUnread(socket, 400, unreadable, headers);
  };
}

const headTooLong = () =>
  refusal('LIMIT_EXCEEDED', { what: 'the head of the request', hvad: 'forespørgslens hoved', max: maxHeaderSize });
