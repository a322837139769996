import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import type { ExecutionRequest, Executor } from '@graphql-tools/utils';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { readExamples } from '../examples/read-examples.ts';
import { limits } from '../plugins/limits.ts';
import type { ExecuteSubgraph, FederatedGraph, GraphOptions } from './federated-graph.ts';
import { graphPlugins } from './graph-plugins.ts';

/** Hive Gateway's runtime with its executor in JavaScript. */
export function createHiveGraph(
  subgraphs: Record<string, ExecuteSubgraph>,
  { supergraph, sandbox, log }: GraphOptions,
): FederatedGraph {
  const { maskError, plugins } = graphPlugins(log, sandbox);
  const runtime = createGatewayRuntime({
    supergraph,
    // Hive asks for a transport by the subgraph's kind; all of ours are "http" to it, wherever they run.
    transports: { http: { getSubgraphExecutor: ({ subgraphName }) => toExecutor(subgraphs, subgraphName) } },
    logging: false,
    landingPage: false,
    graphiql: { title: 'Dagtilbudsgraf', defaultQuery: readExamples()['first-query.graphql'] },
    renderGraphiQL, // the page with all its scripts inside: no content network is asked
    maskedErrors: { maskError }, // each subgraph has masked its own
    requestDeadline: limits.milliseconds,
    subgraphErrors: false, // callers need not know which subgraph refused
    plugins: () => plugins,
  });
  return {
    handle: async (request, response) => {
      await runtime(request, response);
    },
    close: async () => {
      await runtime[Symbol.asyncDispose]();
    },
  };
}

function toExecutor(subgraphs: Record<string, ExecuteSubgraph>, name: string): Executor {
  const execute = subgraphs[name.toLowerCase()];
  if (!execute) throw new Error(`the supergraph names a subgraph that is not there: ${name}`);
  const executor = ({ document, variables, operationName, context }: ExecutionRequest) => {
    const { 'x-request-id': requestId = '', authorization, 'x-api-key': apiKey } = headersOf(context);
    const credentials = { authorization, apiKey };
    return execute({ document, variables: variables ?? {}, operationName, requestId, credentials });
  };
  return executor as Executor; // its answer is of whatever type the caller names
}

const headersOf = (context: { headers?: Record<string, string> } | undefined): Record<string, string | undefined> =>
  context?.headers ?? {};
