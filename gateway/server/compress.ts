import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import compression from 'compression';
import type { FastifyInstance } from 'fastify';
import Negotiator from 'negotiator';

/** Smaller answers fit one packet as they are. */
const threshold = 1_024;

/** What is text beside the types that the library knows. */
const isText = (type: unknown): boolean => /graphql|json|csv|xml/.test(String(type));

/** Compresses every answer for who takes it compressed: trees, files and the page to ask from are a tenth as long. */
export function compressAnswers(app: FastifyInstance): void {
  const filter: compression.CompressionFilter = (request, response) =>
    compression.filter(request, response) || isText(response.getHeader('content-type'));
  const compress = compression({ threshold, filter });
  app.addHook('onRequest', (request, reply, done) => compress(request.raw as never, reply.raw as never, () => done()));
}

const packers = {
  br: promisify<Buffer, Buffer>((body, done) =>
    brotliCompress(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }, done),
  ),
  gzip: promisify<Buffer, Buffer>(gzip),
};

/** A body as a caller with such an `accept-encoding` gets it, and how it is encoded; null as it is. */
export async function packed(body: Buffer, accepted = ''): Promise<{ body: Buffer; encoding: string | null }> {
  const accepts = new Negotiator({ headers: { 'accept-encoding': accepted } }).encodings(['br', 'gzip']);
  const encoding = (['br', 'gzip'] as const).find((one) => accepts.includes(one));
  if (body.length < threshold || !encoding) return { body, encoding: null };
  return { body: await packers[encoding](body), encoding };
}
