import { buildHTTPExecutor } from '@graphql-tools/executor-http';
import type { ExecutionResult } from 'graphql';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import type { ExecuteSubgraph } from './federated-graph.ts';

const timeout = 30_000;
/** What the HTTP executor calls its own failures; one without a code is a connection that failed. */
const ownCodes = new Set<unknown>([undefined, 'TIMEOUT_ERROR', 'SUBREQUEST_HTTP_ERROR', 'RESPONSE_VALIDATION_FAILED']);

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

/** No connection, no time, or no GraphQL. In an answer of the subgraph itself every error has a code of ours or GraphQL's. */
const isUnreachable = ({ data, errors }: ExecutionResult): boolean =>
  !data && (errors ?? []).some(({ extensions }) => ownCodes.has(extensions.code));
