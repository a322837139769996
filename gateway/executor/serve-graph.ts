import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { useRequestDeadline } from '@whatwg-node/server';
import { type ExecutionArgs, type ExecutionResult, execute, type GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { RequestOrigin } from '../../subgraphs/common/auth/request-origin.ts';
import { logUnexpected, maskErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import { readExamples } from '../examples/read-examples.ts';
import { limits } from '../plugins/limits.ts';
import type { FederatedGraph, GraphOptions } from './federated-graph.ts';
import { graphPlugins } from './graph-plugins.ts';

/** Who asks, and the request itself. */
export interface Asked {
  origin: RequestOrigin;
  request: Request;
}

/** Serves a schema that GraphQL's reference implementation executes, each operation with a context value of its own. */
export function serveGraph(
  schema: GraphQLSchema,
  contextOf: (asked: Asked, args: ExecutionArgs) => object,
  { sandbox, log }: GraphOptions,
): FederatedGraph {
  const { maskError, plugins } = graphPlugins(log, sandbox);
  const yoga = createYoga<{ origin: RequestOrigin }>({
    schema,
    logging: false,
    landingPage: false,
    multipart: false,
    graphiql: { title: 'Dagtilbudsgraf', defaultQuery: readExamples()['first-query.graphql'] },
    renderGraphiQL, // the page with all its scripts inside: no content network is asked
    maskedErrors: { maskError },
    plugins: [useDeadline(), ...plugins, useReferenceExecutor(contextOf, log)],
  });
  return {
    handle: async (request, response, origin) => {
      await yoga(request, response, { origin });
    },
    close: async () => {
      await yoga.dispose();
    },
  };
}

/** Executes with graphql-js, and hides what fails unexpectedly. */
function useReferenceExecutor(contextOf: Parameters<typeof serveGraph>[1], log: GraphOptions['log']): Plugin {
  const run = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const asked = args.contextValue as Asked;
    const { data, errors } = await execute({ ...args, contextValue: contextOf(asked, args) });
    if (!errors) return { data };
    logUnexpected(errors, log.child({ reqId: asked.origin.requestId }));
    return { ...(data !== undefined && { data }), errors: maskErrors(errors) };
  };
  return { onExecute: ({ setExecuteFn }) => setExecuteFn(run) };
}

const useDeadline = () =>
  useRequestDeadline({
    timeout: limits.milliseconds,
    response: () => new Response('Request deadline exceeded', { status: 503, headers: { connection: 'close' } }),
  });
