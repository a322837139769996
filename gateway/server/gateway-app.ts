import { readFileSync } from 'node:fs';
import type { Authenticate } from '../../subgraphs/common/auth/authenticator.ts';
import type { Check } from '../../subgraphs/common/check.ts';
import { productFile } from '../../subgraphs/common/product-file.ts';
import type { Config } from '../config.ts';
import type { FederatedGraph, GraphOptions } from '../executor/federated-graph.ts';
import { createApp, type LogSink } from './create-app.ts';
import { registerHealth } from './health.ts';
import { requireAuthentic } from './require-authentic.ts';

const read = (file: string) => readFileSync(productFile(`gateway/supergraph/${file}`), 'utf8');

/** The gateway's HTTP server: GraphQL and GraphiQL at /graphql, the SDL at /schema.graphql. */
export function createGatewayApp(
  config: Config,
  authenticate: Authenticate,
  openGraph: (options: GraphOptions) => FederatedGraph,
  checkUp: () => Promise<Check[]>,
  sink?: LogSink,
) {
  const app = createApp(config, sink);
  const { mode } = config.register;
  app.addHook('onRequest', async (_request, reply) => void reply.raw.setHeader('x-register-mode', mode));
  const graph = openGraph({
    supergraph: read('supergraph.graphql'),
    sandbox: mode === 'sandbox',
    milliseconds: config.requestTimeout,
    log: app.log,
  });
  const sdl = read('schema.graphql');
  app.get('/schema.graphql', (_request, reply) => reply.type('application/graphql; charset=utf-8').send(sdl));
  registerHealth(app, config, checkUp);
  app.get('/', (_request, reply) => reply.redirect('/graphql'));
  app.register(async (scope) => {
    const callerOf = requireAuthentic(scope, authenticate, 'authorization');
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/graphql',
      handler: async (request, reply) => {
        reply.hijack();
        const origin = { caller: callerOf(request), requestId: request.id };
        await graph.handle(Object.assign(request.raw, { body: request.body }), reply.raw, origin);
      },
    });
  });
  app.addHook('onClose', () => graph.close());
  return app;
}
