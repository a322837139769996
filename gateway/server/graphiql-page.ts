import { createHash } from 'node:crypto';
import type * as GraphiqlParts from '@graphql-yoga/render-graphiql/graphiql';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inThread } from '../../subgraphs/common/turns/in-thread.ts';
import { readExamples } from '../examples/read-examples.ts';
import { type Asset, hashOf, serveAssets } from './hashed-assets.ts';

interface Page {
  html: string;
  policy: string;
  etag: string;
  assets: readonly Asset[];
}

/** Where the files of the page are, relative to the page: a proxy may have put both under another address. */
const folder = 'graphiql';

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
    serveAssets(app, folder, async () => (await this.#made()).assets);
  }

  #made(): Promise<Page> {
    this.#page ??= make();
    return this.#page;
  }
}

async function make(): Promise<Page> {
  // in a thread, so that its 9 MB do not stay in memory
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
  const start = startScript(
    Object.fromEntries(Object.entries(workers).map(([label, { name }]) => [label, addressOf(name)])),
  );
  const html = pageOf(js, css, start);
  return {
    html,
    policy: policyOf(start),
    etag: `"${hashOf(html)}"`,
    assets: Object.values(assets),
  };
}

function assetOf(name: string, type: string, content: string): Asset {
  const body = Buffer.from(content);
  return { name: name.replace('.', `-${hashOf(body)}.`), type, body };
}

const addressOf = (name: string): string => `${folder}/${name}`;

const pageOf = (js: Asset, css: Asset, start: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Dagtilbudsgraf</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${addressOf(css.name)}">
  </head>
  <body class="no-focus-outline">
    <noscript>GraphiQL needs JavaScript; the schema is at /schema.graphql.</noscript>
    <div id="root"></div>
    <script src="${addressOf(js.name)}"></script>
    <script>${start}</script>
  </body>
</html>
`;

/** The browser does not keep headers, which show who is signed in. */
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

/** Escaped, so that nothing in it ends the script around it. */
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
