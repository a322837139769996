import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { encodingFor, packed } from './compress.ts';

/** A file whose name has the hash of its content. */
export interface Asset {
  /** Within its folder. */
  name: string;
  type: string;
  body: Buffer;
}

/** What is sent for each way to compress, made once. */
type Kept = Asset & { packed: Map<string | null, ReturnType<typeof packed>> };

/** A name always has the same content, so that a browser asks for it once. */
const forEver = 'public, max-age=31536000, immutable';

/** Routes of a folder of such files, which are made or read when the first of them is asked for. */
export function serveAssets(app: FastifyInstance, folder: string, read: () => Promise<readonly Asset[]>): void {
  let kept: Promise<Map<string, Kept>> | undefined;
  app.get<{ Params: { file: string } }>(`/${folder}/:file`, async (request, reply) => {
    kept ??= read().then((all) => new Map(all.map((one) => [one.name, { ...one, packed: new Map() }])));
    const asset = (await kept).get(request.params.file);
    if (!asset) return reply.callNotFound();
    const encoding = /woff/.test(asset.type) ? null : encodingFor(request.headers['accept-encoding']?.toString());
    const made = asset.packed.get(encoding) ?? packed(asset.body, encoding ?? undefined);
    asset.packed.set(encoding, made);
    const { body, encoding: used } = await made;
    reply.headers({ 'cache-control': forEver, vary: 'Accept-Encoding', ...(used && { 'content-encoding': used }) });
    return reply.type(asset.type).send(body);
  });
}

/** Identifies a content in a name, or as its etag. */
export const hashOf = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22);
