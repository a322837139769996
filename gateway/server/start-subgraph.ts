import { ApolloServer, type ApolloServerOptions, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import type { Authenticate } from '../../subgraphs/common/auth/authenticator.ts';
import { logUnexpected, maskError, maxErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import type { CallerOf, Subgraph } from '../../subgraphs/common/schema/federated-schema.ts';
import { Turns } from '../../subgraphs/common/turns/turns.ts';
import type { Config } from '../config/config.ts';
import { beginWork } from '../executor/begin-work.ts';
import { executeCoerced } from '../executor/compiled-query.ts';
import { stringifyInTurns } from '../executor/stringify-in-turns.ts';
import { parseBytes } from '../plugins/parse-in-turns.ts';
import { coerceVariables } from '../plugins/use-variable-types.ts';
import { createApp } from './create-app.ts';
import { checkDisk, registerHealth } from './health.ts';
import { closeApp, listen, type Running } from './listen.ts';
import { callerAuthorization, disagreement, isSecret, peerHeader, subgraphSecret } from './peer.ts';
import { requireAuthentic } from './require-authentic.ts';
import { watchTraffic } from './traffic.ts';

/** Where a subgraph shows its gateway the state of its change log. */
export const headPath = '/feed/head';

/** One subgraph as a process of its own: Apollo Server, which only answers its gateway. */
export async function startSubgraph(
  config: Config,
  authenticate: Authenticate,
  subgraph: Subgraph,
  port: number,
  beforeListening: (app: FastifyInstance) => Promise<void> = async () => undefined,
): Promise<Running> {
  const app = createApp(config);
  app.after(() => watchTraffic(app)); // after the headers of every answer
  const checkUp = async () => [...(await subgraph.checkUp()), await checkDisk(config)];
  registerHealth(app, config, checkUp, () => subgraph.timelines());
  await app.register(async (guarded) => {
    refuseOthers(guarded, subgraphSecret(config));
    refuseUnlike(guarded, config);
    subgraph.registerRoutes(guarded);
    subgraph.registerPeerRoutes?.(guarded);
    guarded.get(headPath, async (_request, reply) => reply.type('text/plain').send(await subgraph.head()));
    await guarded.register(async (scope) => {
      const callerOf = requireAuthentic(scope, authenticate, callerAuthorization);
      subgraph.registerAuthenticRoutes?.(scope, callerOf);
      await addGraphQL(scope, subgraph, callerOf, config.requestTimeout);
    });
  });
  app.addHook('onClose', () => subgraph.close());
  await beforeListening(app);
  const url = await listen(app, config.host, port);
  return { url, close: (grace) => closeApp(app, grace) };
}

function refuseOthers(app: FastifyInstance, secret: string): void {
  const { message, extensions } = refusal('NOT_THE_GATEWAY');
  app.addHook('onRequest', async (request, reply) => {
    if (!isSecret(request.headers.authorization, secret))
      await reply.code(401).send({ errors: [{ message, extensions }] });
  });
}

function refuseUnlike(app: FastifyInstance, config: Config): void {
  app.addHook('onRequest', async ({ headers }, reply) => {
    const peer = headers[peerHeader]?.toString();
    const apart = peer === undefined ? null : disagreement(config, peer);
    if (!apart) return;
    const { message, extensions } = refusal('PEER_DISAGREES', apart);
    await reply.code(503).send({ errors: [{ message, extensions }] });
  });
}

async function addGraphQL(
  app: FastifyInstance,
  subgraph: Subgraph,
  callerOf: CallerOf,
  milliseconds: number,
): Promise<void> {
  const apollo = new ApolloServer<Context>({
    gateway: executing(subgraph.schema),
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stringifyResult: (result) => stringifyInTurns(result, new Turns()),
    formatError: (formatted, error) => (error instanceof GraphQLError ? maskError(error) : formatted),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      fastifyApolloDrainPlugin(app),
      logUnexpectedErrors,
    ],
  });
  await apollo.start();
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: FastifyRequest, bytes: Buffer) =>
    parseBytes(bytes),
  );
  app.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    handler: fastifyApolloHandler(apollo, {
      context: async (request, reply) => {
        const work = beginWork(reply.raw, milliseconds);
        const { id: requestId, log } = request;
        return { ...subgraph.createContext({ caller: callerOf(request), requestId, work }), log };
      },
    }),
  });
}

type Context = object & { log: FastifyBaseLogger };
type ApolloGateway = NonNullable<ApolloServerOptions<Context>['gateway']>;

/** Executes what Apollo Server has validated, with the variables coerced in turns with others: Apollo Server itself does so in one go. */
const executing = (schema: GraphQLSchema): ApolloGateway => ({
  load: async () => ({
    executor: async ({ document, operationName, request, context }) => {
      const args = { schema, document, operationName, variableValues: request.variables };
      const { values, errors } = await coerceVariables(args);
      if (errors.length > 0) return { errors };
      return executeCoerced({ ...args, coerced: values, contextValue: context }, false);
    },
  }),
  onSchemaLoadOrUpdate: (listener) => {
    listener({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => undefined;
  },
  stop: async () => undefined,
});

const logUnexpectedErrors: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ errors, contextValue: { log } }) => logUnexpected(errors, log),
    willSendResponse: async ({ response: { body } }) => {
      if (body.kind === 'single' && body.singleResult.errors)
        body.singleResult.errors = body.singleResult.errors.slice(0, maxErrors);
    },
  }),
};
