import { createHash } from 'node:crypto';
import type * as GraphiqlParts from '@graphql-yoga/render-graphiql/graphiql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inThread } from '../../subgraphs/common/turns/in-thread.ts';
import { readExamples } from '../examples/read-examples.ts';
import { encodingFor, packed } from './compress.ts';

/** A file of the page: its address, which has the hash of its content, and what is sent, made once for each way to compress. */
interface Asset {
  address: string;
  type: string;
  body: Buffer;
  packed: Map<string | null, ReturnType<typeof packed>>;
}

interface Page {
  html: string;
  policy: string;
  etag: string;
  assets: ReadonlyMap<string, Asset>;
}

/** Where the files of the page are, seen from the page: a proxy may have put both under another address. */
const folder = 'graphiql';

/** The content of a file is its name's, so that a browser asks for it once. */
const forEver = 'public, max-age=31536000, immutable';

/**
 * GraphiQL, for a browser that opens the address of GraphQL, with the shipped examples as its tabs. The page is small and
 * asked for again each time; its scripts and styles have the hashes of their contents in their names.
 */
export class GraphiqlPage {
  #page: Promise<Page> | undefined;

  isAskedFor({ method, headers }: FastifyRequest): boolean {
    return method === 'GET' && (headers.accept ?? '').includes('text/html');
  }

  async send(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { html, policy, etag } = await this.#made();
    reply.headers({ 'content-security-policy': policy, 'cache-control': 'no-cache', etag, vary: 'accept' });
    if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send();
    return reply.type('text/html; charset=utf-8').send(html);
  }

  /** Routes of its scripts and styles. */
  registerAssets(app: FastifyInstance): void {
    app.get<{ Params: { file: string } }>(`/${folder}/:file`, async (request, reply) => {
      const { assets } = await this.#made();
      const asset = assets.get(request.params.file);
      if (!asset) return reply.callNotFound();
      const encoding = encodingFor(request.headers['accept-encoding']?.toString());
      const made = asset.packed.get(encoding) ?? packed(asset.body, encoding ?? undefined);
      asset.packed.set(encoding, made);
      const { body, encoding: used } = await made;
      reply.headers({ 'cache-control': forEver, vary: 'Accept-Encoding', ...(used && { 'content-encoding': used }) });
      return reply.type(asset.type).send(body);
    });
  }

  #made(): Promise<Page> {
    this.#page ??= make();
    return this.#page;
  }
}

async function make(): Promise<Page> {
  // 9 MB that are not to lie there unasked for
  const parts = await inThread<typeof GraphiqlParts>('gateway/server/graphiql-parts.mjs', null);
  const script = 'text/javascript; charset=utf-8';
  const assets = {
    js: assetOf('graphiql.js', script, parts.js),
    css: assetOf('graphiql.css', 'text/css; charset=utf-8', parts.css),
    editorWorkerService: assetOf('editor.worker.js', script, parts.editorWorkerService),
    json: assetOf('json.worker.js', script, parts.jsonWorker),
    graphql: assetOf('graphql.worker.js', script, parts.graphqlWorker),
  };
  const { js, css, ...workers } = assets;
  const start = startScript(Object.fromEntries(Object.entries(workers).map(([name, { address }]) => [name, address])));
  const html = pageOf(js, css, start);
  return {
    html,
    policy: policyOf(start),
    etag: `"${hashOf(html)}"`,
    assets: new Map(Object.values(assets).map((asset) => [asset.address.slice(folder.length + 1), asset])),
  };
}

const hashOf = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 22);

function assetOf(name: string, type: string, content: string): Asset {
  const body = Buffer.from(content);
  return { address: `${folder}/${name.replace('.', `-${hashOf(body)}.`)}`, type, body, packed: new Map() };
}

const pageOf = (js: Asset, css: Asset, start: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Dagtilbudsgraf</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${css.address}">
  </head>
  <body class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript; the schema is at /schema.graphql.</noscript>
    <div id="root"></div>
    <script src="${js.address}"></script>
    <script>${start}</script>
  </body>
</html>
`;

/** Headers, which say who is signed in, are not kept by the browser. */
function startScript(workers: Record<string, string>): string {
  const defaultTabs = readExamples().map(({ query, variables }) => ({
    query,
    variables: variables && JSON.stringify(variables, null, 2),
  }));
  const options = { title: 'Dagtilbudsgraf', defaultTabs, shouldPersistHeaders: false };
  return `
self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (id, label) => (${inScript(workers)})[label] };
YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), ${inScript(options)});
`;
}

/** Nothing in it ends the script that it stands in. */
const inScript = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/** The page may run its own scripts and no others, and ask this server alone. Its editor colours words by styles of its own. */
function policyOf(start: string): string {
  const hash = createHash('sha256').update(start).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'self' 'sha256-${hash}'`,
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self'",
    'img-src data:',
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
