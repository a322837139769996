import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ExecutionResult } from 'graphql';
import type { Keep } from '../executor/federated-graph.ts';
import { varying } from './compress.ts';

/** What is known of a request before Fastify has it. */
export interface Received extends IncomingMessage {
  /** Its body, received whole. */
  received?: Buffer;
  /** How its answer may be kept. */
  keep?: Keep;
  /** The result of its operation, if only Fastify could answer with it. */
  ready?: ExecutionResult;
}

/** Larger bodies hardly ever come again. */
const largest = 16_384;

/** Whether it is a public question in the usual form. */
export function isUsual({ method, url = '', headers }: IncomingMessage): boolean {
  if (headers.authorization !== undefined || headers['x-api-key'] !== undefined || headers['x-cost'] !== undefined)
    return false;
  if (headers['x-request-id'] !== undefined) return false; // the caller's own id stands in the log, which Fastify writes
  if (method === 'GET') return url.startsWith('/graphql?') && url.length <= largest;
  const length = Number(headers['content-length'] ?? Number.NaN);
  const isWhole =
    length <= largest &&
    headers['transfer-encoding'] === undefined &&
    headers['content-encoding'] === undefined &&
    headers.expect === undefined;
  return method === 'POST' && url === '/graphql' && headers['content-type'] === 'application/json' && isWhole;
}

/** Receives the body of a usual request, if it has one and nobody has received it yet. */
export function receive(request: Received, then: (body: Buffer | undefined) => void): void {
  if (request.method === 'GET' || request.received) {
    then(request.received);
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.once('end', () => {
    request.received = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    then(request.received);
  });
}

/** Names and values of headers. */
export type Headers = [string, string | number | string[]][];

/** Headers that belong to one answer alone. */
const ofOne = /^(?:x-request-id|x-ratelimit-.*|date|connection|keep-alive|transfer-encoding)$/;

/** The headers of an answer that another answer to the same request has as well. */
export function sharedHeaders(response: ServerResponse): Headers {
  const all = { ...response.getHeaders(), vary: varying(response.getHeader('vary')) };
  return Object.entries(all).filter(([name]) => !ofOne.test(name)) as Headers;
}
