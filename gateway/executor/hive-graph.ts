import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { ExecutionRequest, Executor } from '@graphql-tools/utils';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { GraphQLError } from 'graphql';
import { isExpected } from '../../subgraphs/common/errors/mask-errors.ts';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { readExamples } from '../examples/read-examples.ts';
import { limits } from '../plugins/limits.ts';
import { useLimits } from '../plugins/use-limits.ts';
import { useNullData } from '../plugins/use-null-data.ts';
import { useOperationTypes } from '../plugins/use-operation-types.ts';
import { useSandboxMark } from '../plugins/use-sandbox-mark.ts';
import { useVariableDepth } from '../plugins/use-variable-depth.ts';
import type { ExecuteSubgraph, FederatedGraph, FederatedGraphOptions } from './federated-graph.ts';

/** Hive Gateway's runtime with its Rust query planner. */
export function createHiveGraph({ supergraph, subgraphs, sandbox }: FederatedGraphOptions): FederatedGraph {
  const runtime = createGatewayRuntime({
    supergraph,
    unifiedGraphHandler,
    // Hive asks for a transport by the subgraph's kind; all of ours are "http" to it, wherever they run.
    transports: { http: { getSubgraphExecutor: ({ subgraphName }) => toExecutor(subgraphs, subgraphName) } },
    logging: false,
    landingPage: false,
    graphiql: { title: 'Dagtilbudsgraf', defaultQuery: readExamples()['first-query.graphql'] },
    renderGraphiQL, // the page with all its scripts inside: no content network is asked
    maskedErrors: { maskError: maskOwn }, // each subgraph has masked its own
    requestDeadline: limits.milliseconds,
    subgraphErrors: false, // callers need not know which subgraph refused
    plugins: () => [
      useVariableDepth(),
      useOperationTypes(),
      ...useLimits(),
      useNullData(),
      ...(sandbox ? [useSandboxMark()] : []),
    ],
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

/** What fails in the gateway itself; the errors of subgraphs come through as they are. */
function maskOwn(error: unknown): Error {
  if (error instanceof GraphQLError && isExpected(error)) return error;
  return refusal('INTERNAL_SERVER_ERROR');
}

const headersOf = (context: { headers?: Record<string, string> } | undefined): Record<string, string | undefined> =>
  context?.headers ?? {};
