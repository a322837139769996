import type { FastifyBaseLogger } from 'fastify';
import { execute, type GraphQLError } from 'graphql';
import { logUnexpected, maskError } from '../../subgraphs/common/errors/mask-errors.ts';
import type { Subgraph } from '../../subgraphs/common/subgraph.ts';
import type { ExecuteSubgraph } from './federated-graph.ts';

/** Runs a subgraph's operations in this process. The gateway has validated them against the supergraph. */
export function executeInProcess(subgraph: Subgraph, log: FastifyBaseLogger): ExecuteSubgraph {
  return async ({ document, variables, operationName, requestId }) => {
    const { data, errors } = await execute({
      schema: subgraph.schema,
      document,
      variableValues: variables,
      operationName: operationName ?? null,
      contextValue: subgraph.createContext(),
    });
    if (!errors) return { data };
    logUnexpected(errors, log.child({ reqId: requestId }));
    return { data, errors: errors.map((error) => maskError(error) as GraphQLError) };
  };
}
