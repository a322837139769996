import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { useRequestDeadline } from '@whatwg-node/server';
import type { FastifyBaseLogger } from 'fastify';
import { type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { RequestOrigin } from '../../subgraphs/common/auth/request-origin.ts';
import { logUnexpected, maskErrors } from '../../subgraphs/common/errors/mask-errors.ts';
import type { Subgraph } from '../../subgraphs/common/subgraph.ts';
import { readExamples } from '../examples/read-examples.ts';
import { limits } from '../plugins/limits.ts';
import { Execution } from './execution.ts';
import type { FederatedGraph, GraphOptions } from './federated-graph.ts';
import { graphPlugins } from './graph-plugins.ts';
import { oneSchema } from './one-schema.ts';

/** The whole graph in this process: one schema, executed by GraphQL's reference implementation. */
export function createInProcessGraph(
  subgraphs: readonly Subgraph[],
  { supergraph, sandbox, log }: GraphOptions,
): FederatedGraph {
  const { maskError, plugins } = graphPlugins(log, sandbox);
  const yoga = createYoga<{ origin: RequestOrigin }>({
    schema: oneSchema(supergraph, subgraphs),
    logging: false,
    landingPage: false,
    multipart: false,
    graphiql: { title: 'Dagtilbudsgraf', defaultQuery: readExamples()['first-query.graphql'] },
    renderGraphiQL, // the page with all its scripts inside: no content network is asked
    maskedErrors: { maskError },
    // They are typed for Hive's runtime, which is made of yoga and hands them on to it.
    plugins: [useDeadline(), ...(plugins as Plugin[]), useReferenceExecutor(subgraphs, log)],
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

/** Executes with graphql-js, each subgraph's resolvers having a context of their own, and hides what fails unexpectedly. */
function useReferenceExecutor(subgraphs: readonly Subgraph[], log: FastifyBaseLogger): Plugin {
  const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  const run = async (args: ExecutionArgs): Promise<ExecutionResult> => {
    const { origin } = args.contextValue as { origin: RequestOrigin };
    const create = (name: string): object => byName.get(name)?.createContext(origin) ?? {};
    const { data, errors } = await execute({ ...args, contextValue: new Execution(create) });
    if (!errors) return { data };
    logUnexpected(errors, log.child({ reqId: origin.requestId }));
    return { ...(data !== undefined && { data }), errors: maskErrors(errors) };
  };
  return { onExecute: ({ setExecuteFn }) => setExecuteFn(run) };
}

/** As Hive's own runtime does where the subgraphs are processes of their own. */
const useDeadline = () =>
  useRequestDeadline({
    timeout: limits.milliseconds,
    response: () => new Response('Request deadline exceeded', { status: 503, headers: { connection: 'close' } }),
  });
