import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readExamples } from '../examples/read-examples.ts';

/** The page in the ways that it is sent, each once for all who read it. */
interface Page {
  text: Buffer;
  gzipped: Buffer;
  etag: string;
  policy: string;
}

/**
 * GraphiQL with all its scripts inside, for a browser that opens the address of GraphQL. It is made and compressed
 * once: no reader has a copy of its megabytes in this process, and whoever has it already is sent nothing.
 */
export class GraphiqlPage {
  #page: Promise<Page> | undefined;

  isAskedFor({ method, headers }: FastifyRequest): boolean {
    return method === 'GET' && (headers.accept ?? '').includes('text/html');
  }

  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    this.#page ??= make();
    const { text, gzipped, etag, policy } = await this.#page;
    reply.headers({
      'content-security-policy': policy,
      'cache-control': 'no-cache', // asked again each time, by its tag: the next version has another
      etag,
      vary: 'accept, accept-encoding',
    });
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
    reply.type('text/html; charset=utf-8');
    if (!/\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')) return reply.send(text);
    return reply.header('content-encoding', 'gzip').send(gzipped);
  }
}

async function make(): Promise<Page> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql'); // 9 MB that are not to lie there unasked for
  const html = renderGraphiQL({ title: 'Dagtilbudsgraf', defaultQuery: readExamples()['first-query.graphql'] ?? '' });
  const text = Buffer.from(html);
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`;
  return { text, gzipped: await promisify(gzip)(text), etag, policy: policyOf(html) };
}

/** The page may run its own scripts and no others, and ask this server alone. Its editor colours words by styles of its own and works in a worker that it makes. */
function policyOf(page: string): string {
  const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text = '']) => text);
  const hashes = scripts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    'worker-src blob: data:',
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
