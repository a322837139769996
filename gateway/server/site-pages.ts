import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { productFile } from '../../subgraphs/common/product-file.ts';
import { addresses } from '../../web/addresses.ts';
import { type Asset, hashOf, serveAssets } from './hashed-assets.ts';

/** Where `web/make.mjs` puts the site; its files have the hashes of their contents in their names. */
const place = productFile('dist/web/');

/** The page runs its own scripts and styles, and asks this server alone. Large Excel files are packed by a worker that it makes. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  'worker-src blob:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the site, one page for all of its addresses; returns whether the site was built. */
export function serveSite(app: FastifyInstance): boolean {
  const file = new URL('index.html', place);
  if (!existsSync(file)) return false;
  let site: Promise<Site> | undefined;
  const made = () => (site ??= readSite(file));
  const send = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { html, etag } = await made();
    reply.headers({ 'content-security-policy': policy, 'cache-control': 'no-cache', etag });
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
    return reply.type('text/html; charset=utf-8').send(html);
  };
  for (const address of Object.values(addresses)) app.get(address.replaceAll('$', ':'), send);
  serveAssets(app, 'assets', async () => (await made()).assets);
  return true;
}

interface Site {
  html: Buffer;
  etag: string;
  assets: Asset[];
}

/** All files at once: a later build may replace them. */
async function readSite(file: URL): Promise<Site> {
  const [html, assets] = await Promise.all([readFile(file), readAssets()]);
  return { html, etag: `"${hashOf(html)}"`, assets };
}

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

async function readAssets(): Promise<Asset[]> {
  const folder = new URL('assets/', place);
  return Promise.all(
    (await readdir(folder)).map(async (name) => ({
      name,
      type: types[path.extname(name)] ?? 'application/octet-stream',
      body: await readFile(new URL(name, folder)),
    })),
  );
}
