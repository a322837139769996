import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as zlib from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import Negotiator from 'negotiator';
import onHeaders from 'on-headers';

/** Smaller answers fit one packet as they are. */
const threshold = 1_024;

/** What is not compressed already. */
/** Events go out one by one: a compressor would hold them back. */
const isText = (type: unknown): boolean =>
  !/^text\/event-stream/.test(String(type)) && /^text\/|graphql|javascript|json|csv|xml|x-icon/.test(String(type));

/** Node has it from 22.15 on. */
const { createZstdCompress } = zlib as { createZstdCompress?: () => Transform };

const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } };

/** What the types of the package lack: our order, where the caller has none. */
interface Choose {
  encoding(available: string[], options: { preferred: readonly string[] }): string | undefined;
}

/** Ways to compress; the first of those that a caller ranks alike: zstd takes a third of the time of br, for 2 % more bytes. */
const packers = new Map<string, () => Transform>([
  ...(createZstdCompress ? [['zstd', () => createZstdCompress()] as const] : []),
  ['br', () => zlib.createBrotliCompress(quality)],
  ['gzip', () => zlib.createGzip()],
]);

/** The ways in which answers are compressed, on this version of Node. */
export const encodings: readonly string[] = [...packers.keys()];

/** The way for a caller with such an `accept-encoding`; null where it takes none of them. */
export function encodingFor(accepted: string | undefined): string | null {
  const negotiator: Choose = new Negotiator({ headers: { 'accept-encoding': accepted ?? '' } });
  const found = negotiator.encoding([...encodings, 'identity'], { preferred: encodings });
  return found === undefined || found === 'identity' ? null : found;
}

const packerOf = (encoding: string): Transform | undefined => packers.get(encoding)?.();

/** A body as a caller with such an `accept-encoding` gets it, and how it is compressed; null for not at all. */
export async function packed(body: Buffer, accepted?: string): Promise<{ body: Buffer; encoding: string | null }> {
  const encoding = body.length < threshold ? null : encodingFor(accepted);
  const packer = encoding === null ? undefined : packerOf(encoding);
  if (!packer) return { body, encoding: null };
  packer.end(body);
  return { body: await buffer(packer), encoding };
}

/** Compresses every answer for callers that take it compressed: trees, files and scripts are a fraction as long. */
export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    compressWritten(request.raw, reply.raw);
    done();
  });
}

type Write = (chunk?: unknown, ...more: unknown[]) => boolean;
type End = (chunk?: unknown, ...more: unknown[]) => ServerResponse;
type On = (event: string | symbol, listener: (...values: never[]) => void) => ServerResponse;

/**
 * Compresses what is written to a response on its way. Whether it does is decided when the head is sent, or the first part
 * written. A writer faster than the reader is slowed down as usual, by `write` and `drain`.
 */
export function compressWritten(request: IncomingMessage, response: ServerResponse): void {
  const write = response.write.bind(response) as Write;
  const end = response.end.bind(response) as End;
  const on = response.on.bind(response) as On;
  let isDecided = false;
  let packer: Transform | undefined;

  const decide = (length?: number): void => {
    if (isDecided) return;
    isDecided = true;
    const encoding = encodingOf(request, response, length);
    packer = encoding === null ? undefined : packerOf(encoding);
    if (encoding === null || !packer) return;
    response.setHeader('content-encoding', encoding);
    response.removeHeader('content-length');
    join(packer);
  };
  const join = (made: Transform): void => {
    made.on('data', (chunk: Buffer) => {
      if (!write(chunk)) made.pause();
    });
    made.once('end', () => end());
    made.once('error', () => response.destroy());
    on('drain', () => made.resume());
    on('close', () => made.destroy()); // with what it holds: a caller who has left reads no more
  };
  /** Before anything is written: otherwise nobody could distinguish an answer that has begun from one that has not. */
  const sendHead = (): void => {
    if (!response.headersSent) response.writeHead(response.statusCode);
  };

  onHeaders(response, () => decide());
  response.write = ((chunk, ...more) => {
    decide();
    if (!packer) return write(chunk, ...more);
    sendHead();
    return (packer.write.bind(packer) as Write)(chunk, ...more);
  }) as typeof response.write;
  response.end = ((chunk, ...more) => {
    decide(sizeOf(chunk));
    if (!packer) return end(chunk, ...more);
    sendHead();
    (packer.end.bind(packer) as (chunk?: unknown, ...more: unknown[]) => Transform)(chunk, ...more);
    return response;
  }) as typeof response.end;
  response.on = ((event, listener) => {
    if (event !== 'drain' || !packer) return on(event, listener);
    packer.on(event, listener);
    return response;
  }) as typeof response.on;
}

/** How to compress an answer whose headers are set; `length` is known when it is written in one piece. */
function encodingOf({ headers, method }: IncomingMessage, response: ServerResponse, length?: number): string | null {
  if (!isText(response.getHeader('content-type'))) return null;
  if (response.hasHeader('content-encoding')) return null;
  addVary(response);
  if (method === 'HEAD') return null;
  const given = response.getHeader('content-length');
  const size = given === undefined ? length : Number(given);
  return size !== undefined && size < threshold ? null : encodingFor(headers['accept-encoding']?.toString());
}

function addVary(response: ServerResponse): void {
  response.setHeader('vary', varying(response.getHeader('vary')));
}

/** The `vary` of an answer that is compressed for callers that take it so. */
export function varying(vary: unknown): string {
  const given = vary ? String(vary) : '';
  if (/accept-encoding|\*/i.test(given)) return given;
  return given ? `${given}, Accept-Encoding` : 'Accept-Encoding';
}

const sizeOf = (chunk: unknown): number =>
  typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk instanceof Uint8Array ? chunk.length : 0;
