import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { GraphQLError, type GraphQLSchema, isInputObjectType } from 'graphql';
import type { Authenticate } from '../../subgraphs/common/auth/authenticator.ts';
import { anonymous } from '../../subgraphs/common/auth/may.ts';
import type { Check } from '../../subgraphs/common/check.ts';
import { logUnexpected } from '../../subgraphs/common/errors/mask-errors.ts';
import { productFile } from '../../subgraphs/common/product-file.ts';
import { addressFinder, isLoopback } from '../admission/address.ts';
import { callerKey, files, Gatekeeper } from '../admission/gatekeeper.ts';
import { Outbox } from '../admission/outbox.ts';
import { handOnHeaders, sendRefusal } from '../admission/send-refusal.ts';
import { SlowReaders } from '../admission/slow-readers.ts';
import type { Config } from '../config/config.ts';
import type { PersistedDocuments } from '../config/persisted-documents.ts';
import type { Admit, FederatedGraph, GraphOptions, Question } from '../executor/federated-graph.ts';
import { openDoors } from '../feed/feed-doors.ts';
import { Feeds, type FeedTools } from '../feed/feeds.ts';
import { queries } from '../feed/page.ts';
import { Streams } from '../feed/streams.ts';
import { subscriptionsOf } from '../feed/subscriptions.ts';
import type { Feed } from '../supergraph/public-schema.ts';
import { compressAnswers } from './compress.ts';
import { createApp, type LogSink } from './create-app.ts';
import { DirectAnswers } from './direct-answers.ts';
import { GraphiqlPage } from './graphiql-page.ts';
import { capPerAddress } from './guard-connections.ts';
import { guardHttp } from './guard-http.ts';
import { registerHealth } from './health.ts';
import { KeptAnswers } from './kept-answers.ts';
import { readBodies } from './read-body.ts';
import { requireAuthentic } from './require-authentic.ts';
import { serveSite } from './site-pages.ts';
import { isStopping, stopSignal, watchTraffic } from './traffic.ts';
import type { Received } from './usual-request.ts';

const read = (file: string) => readFileSync(productFile(`gateway/supergraph/${file}`), 'utf8');

/** What the gateway knows beside the graph. */
interface Beside {
  documents: PersistedDocuments | null;
  checkUp: () => Promise<Check[]>;
  /** A name for the state of the public data; left out where it would have to be fetched over a wire. */
  readHead?: (() => Promise<string>) | undefined;
  /** A name for the present state of each change log. */
  heads: FeedTools['heads'];
  sink?: LogSink | undefined;
}

/** The gateway's HTTP server: the site at /, GraphQL and GraphiQL at /graphql, the SDL at /schema.graphql. */
export function createGatewayApp(
  config: Config,
  authenticate: Authenticate,
  openGraph: (options: GraphOptions) => FederatedGraph,
  { documents, checkUp, readHead, heads, sink }: Beside,
) {
  const app = createApp(config, sink);
  compressAnswers(app);
  const { mode } = config.register;
  app.addHook('onRequest', async (_request, reply) => void reply.raw.setHeader('x-register-mode', mode));
  const stopping = stopSignal(app);
  const streams = new Streams(config.limits.streams);
  const ask = (question: Question) => graph.ask(question);
  const feeds = new Feeds({ heads, every: config.limits.changesPollMs, authenticate, ask });
  const graph = openGraph({
    supergraph: read('supergraph.graphql'),
    sandbox: mode === 'sandbox',
    documents,
    milliseconds: config.requestTimeout,
    log: app.log,
    subscribe: subscriptionsOf({
      feeds,
      enter: ({ caller }, { address, signal }) =>
        streams.enter(callerKey(caller, address), isLoopback(address), signal),
      stopping,
      onFailure: (errors, reqId) => logUnexpected(errors, app.log.child({ reqId })),
    }),
  });
  const gatekeeper = new Gatekeeper(config.limits.admission);
  const outbox = new Outbox(2 * config.limits.admission.total);
  capPerAddress(app.server, config.limits);
  const count = guardHttp(app, config.limits);
  app.after(() => {
    // After their hooks, so that a refusal has the same headers for browsers.
    watchTraffic(app);
    admitExports(app, gatekeeper, new SlowReaders(files.total, config.limits.fileBytesPerSecond));
  });
  const doors = { gatekeeper, outbox };
  const addressOf = addressFinder(config.limits.trustProxy);
  const direct = new DirectAnswers(graph.shortly, {
    isShut: () => isStopping(app) || app.isUnderPressure(),
    addressOf,
    count,
    admit: (address, response) => admission(doors, callerKey(anonymous, address), response),
  });
  const sdl = Buffer.from(read('schema.graphql')); // one copy for all who read it
  app.get('/schema.graphql', (_request, reply) => reply.type('application/graphql; charset=utf-8').send(sdl));
  registerHealth(app, config, checkUp);
  // A product that was built without the site has the API alone.
  if (!serveSite(app))
    app.get('/', (_request, reply) => reply.redirect(config.limits.graphiql ? '/graphql' : '/schema.graphql'));
  const page = config.limits.graphiql ? new GraphiqlPage() : null;
  page?.registerAssets(app);
  app.register(async (scope) => {
    const callerOf = requireAuthentic(scope, authenticate, 'authorization');
    readBodies(scope, config.limits, callerOf);
    const { heartbeatMs: heartbeat } = config.limits;
    openDoors(scope, { feeds, streams, callerOf, filtersOf: filtersIn(graph.schema), heartbeat, stopping });
    scope.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      handler: async (request, reply) => {
        if (page?.isAskedFor(request)) return page.send(request, reply);
        handOnHeaders(reply);
        reply.hijack();
        const origin = { caller: callerOf(request), requestId: request.id };
        const { keep, ready } = request.raw as Received;
        const admit = admission(doors, callerKey(origin.caller, request.ip), reply.raw);
        direct.learn(request.raw, reply.raw);
        await graph.handle(Object.assign(request.raw, { body: request.body }), reply.raw, {
          origin,
          address: request.ip,
          admit,
          keep,
          ready,
        });
      },
    });
  });
  app.addHook('onClose', () => graph.close());
  const { answersKeptBytes, requestsPerMinute, corsOrigins } = config.limits;
  direct.stand(app.server);
  // Where each request must be counted, or its origin checked, none is answered from memory.
  if (readHead && answersKeptBytes > 0 && requestsPerMinute === null && corsOrigins === null)
    new KeptAnswers(readHead, answersKeptBytes).stand(app.server, () => isStopping(app));
  return app;
}

interface Doors {
  gatekeeper: Gatekeeper;
  outbox: Outbox;
}

/** Lets an operation begin. Once its answer is made, it waits for its reader and keeps no other from beginning. */
function admission({ gatekeeper, outbox }: Doors, caller: string, response: ServerResponse): Admit {
  return (cost, client) => {
    const then = (leave: () => void) => () => {
      leave();
      outbox.add(caller, cost, response);
    };
    const entered = gatekeeper.admit(caller, cost, client);
    return entered instanceof Promise ? entered.then(then) : then(entered);
  };
}

/** The filters of each feed, by the fields that its `where` has. */
function filtersIn(schema: GraphQLSchema): (feed: Feed) => readonly string[] {
  return (feed) => {
    const type = schema.getType(queries[feed].where);
    return isInputObjectType(type) ? Object.keys(type.getFields()) : [];
  };
}

function leaveAtEnd(response: ServerResponse, leave: () => void): void {
  if (response.closed) leave();
  else response.once('close', leave);
}

function admitExports(app: FastifyInstance, gatekeeper: Gatekeeper, readers: SlowReaders): void {
  app.addHook('onRequest', async ({ routeOptions, ip, method }, reply) => {
    // By the route, since an address can be written in several ways.
    if (!routeOptions.url?.startsWith('/eksport') || method === 'OPTIONS') return;
    const client = new AbortController();
    reply.raw.once('close', () => client.abort());
    const anybody = callerKey(anonymous, ip);
    try {
      readers.makeRoom();
      leaveAtEnd(reply.raw, await gatekeeper.admitFile(anybody, client));
      readers.add(reply.raw);
    } catch (error) {
      if (error instanceof GraphQLError) return sendRefusal(reply, error);
      throw error;
    }
  });
}
