import { buildHTTPExecutor } from '@graphql-tools/executor-http';
import type { ExecutionResult } from 'graphql';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import type { ExecuteSubgraph } from './federated-graph.ts';

const timeout = 30_000;

/** Sends a subgraph's operations to its own process; `secret` proves that we are its gateway. */
export function executeOverHttp(url: string, secret: string): ExecuteSubgraph {
  const send = buildHTTPExecutor({
    endpoint: `${url}/graphql`,
    timeout,
    headers: (request) => ({ authorization: `Bearer ${secret}`, 'x-request-id': request?.context.requestId }),
  });
  return async ({ document, variables, operationName, requestId }) => {
    const result = (await send({
      document,
      variables,
      ...(operationName !== undefined && { operationName }),
      context: { requestId },
    })) as ExecutionResult;
    return isUnreachable(result) ? { errors: [refusal('SUBGRAPH_UNAVAILABLE')] } : result;
  };
}

/** An answer without data whose errors are not the subgraph's own: no connection, no time, or no GraphQL. */
function isUnreachable({ data, errors }: ExecutionResult): boolean {
  return !data && (errors ?? []).some((error) => !error.path && !error.locations);
}
